import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../../src/root.js'

/** Threads run from the build. */
export const STORE_THREAD = pathToFileURL(join(ROOT, 'dist/src/store/thread/store-thread.js'))
