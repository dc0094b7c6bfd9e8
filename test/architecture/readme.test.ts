import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

test('the README names every command', () => {
  const commands = [...read('src/cli/nafidha.ts').matchAll(/^command\(\s*'([a-z-]+)/gm)].map(([, name]) => name)
  expect(commands.length).toBeGreaterThan(10)
  expect(commands.filter((name) => !read('README.md').includes(`\`${name}`))).toEqual([])
})
