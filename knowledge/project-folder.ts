import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The project's folder: the nearest one upward from a module with a package.json, the same from the sources and from the
 * build in `dist/`. Data files (content, wording, word lists, static pages) are read from there, never copied into the build.
 */
export function projectFolder(module: string): string {
  let folder = dirname(fileURLToPath(module))
  while (!existsSync(join(folder, 'package.json'))) {
    const up = dirname(folder)
    if (up === folder) throw new Error('no package.json above the program: reinstall Nafidha')
    folder = up
  }
  return folder
}
