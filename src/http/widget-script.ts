import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'
import { failure, send } from './answer.js'

const NOT_BUILT = failure(404, 'NotBuilt', 'The widget is not built. Run "npm run build" and start again.')

/** Any page may load it; for an hour without asking, for a day while asking in the background. */
const HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  vary: 'accept-encoding',
}

/** Serves the built widget, compressed once; a file that does not exist is said to be not built. */
export async function widgetScript(file: string): Promise<RequestHandler> {
  const script = await readFile(file).catch(() => null)
  if (!script) return (_, response) => send(response, NOT_BUILT)
  const etag = `W/"${createHash('sha256').update(script).digest('base64url').slice(0, 22)}"`
  const forms = { br: brotliCompressSync(script), gzip: gzipSync(script, { level: 9 }), identity: script }
  return (request, response) => {
    const headers = { ...HEADERS, etag }
    if (request.headers['if-none-match']?.includes(etag)) return send(response, { status: 304, headers })
    const encoding = (['br', 'gzip'] as const).find((form) => request.acceptsEncodings(form)) ?? 'identity'
    const coded = encoding === 'identity' ? {} : { 'content-encoding': encoding }
    send(response, { status: 200, headers: { ...headers, ...coded }, body: forms[encoding] })
  }
}
