import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The project's folder: the nearest one upward with a package.json, the same from `src/` and from the build in `dist/`.
 * Data files (content, wording, lexicons, static pages) are read from here, never copied into the build.
 */
export const ROOT = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const up = dirname(folder)
    if (up === folder) throw new Error('no package.json above the program: reinstall Nafidha')
    folder = up
  }
  return folder
})()
