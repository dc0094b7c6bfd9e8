import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'
import { describeWith } from '../describe-with.js'

const BUILT = join(ROOT, 'dist/src/log.js')

describeWith(existsSync(BUILT) ? null : 'the program is not built: npm run build', 'the log', () => {
  const lines = (program: string): string =>
    spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).stderr

  test('tells what failed and where, and nothing that the error carries along', () => {
    const written = lines(`
      const { createLogger } = await import(${JSON.stringify(BUILT)})
      const error = Object.assign(new Error('no room', { cause: new Error('disk') }), { code: 'FULL', state: 'CANARY' })
      createLogger('info').error({ event: 'x.failed', conversation: 'c1', err: error }, 'failed')`)
    const [line] = written.trim().split('\n')
    expect(JSON.parse(line ?? '')).toMatchObject({
      event: 'x.failed',
      conversation: 'c1',
      err: { name: 'Error', message: 'no room', code: 'FULL', cause: { message: 'disk' } },
    })
    expect(written).not.toContain('CANARY')
  })

  test('drops fields that hold a person’s words or a token, whoever passes them', () => {
    const written = lines(`
      const { createLogger } = await import(${JSON.stringify(BUILT)})
      createLogger('info').info({ event: 'x', text: 'CANARY', token: 'CANARY', headers: { authorization: 'CANARY' } })`)
    expect(written).toContain('"event":"x"')
    expect(written).not.toContain('CANARY')
  })
})
