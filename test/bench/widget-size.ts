import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { ROOT } from '../../src/root.js'

/** Bytes that a page loads for the widget: script, styles and wording in one file. */
export function benchWidget() {
  const bytes = readFileSync(join(ROOT, 'dist/widget/widget.js'))
  return { bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }
}
