import { join } from 'node:path'
import type { Config } from './config.js'
import { ROOT } from './root.js'

/** Packs that ship, then those of `CONTENT_DIR`. */
export const packFolders = ({ CONTENT_DIR }: Pick<Config, 'CONTENT_DIR'>): readonly string[] => [
  join(ROOT, 'knowledge/content/basics'),
  join(ROOT, 'knowledge/content/oman'),
  ...CONTENT_DIR,
]
