import { randomBytes } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Router, type RequestHandler, type Response } from 'express'
import type { Door } from '../desk/door.js'
import { HTTPS_CURE } from '../desk/own-origin.js'
import { failure, send } from './answer.js'
import { headOf } from './raw-request.js'

type PageDeps = Pick<Door, 'pageDir' | 'ownOrigin'>

const NONCE = '__CSP_NONCE__'
const ASSETS = '/desk/assets'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.woff2': 'font/woff2',
}

/** Serves the desk's page: `/desk` and every place in it is one document, its parts have names that hold a hash. */
export async function deskPage({ pageDir, ownOrigin }: PageDeps): Promise<Router> {
  const router = Router({ caseSensitive: true })
  const document = await readFile(join(pageDir, 'index.html'), 'utf8').catch(() => null)
  router.get(`${ASSETS}/:name`, await assets(join(pageDir, 'assets')))
  router.get(['/desk', '/desk/*path'], (request, response) => {
    if (ownOrigin.of(headOf(request, 0).headers) === null) return send(response, page(403, message('insecure')))
    if (document === null) return send(response, page(503, message('unbuilt')))
    sendDocument(response, document)
  })
  return router
}

/** Styles that the page's components make at run time carry this answer's nonce; nothing else inline is taken. */
function sendDocument(response: Response, document: string): void {
  const nonce = randomBytes(18).toString('base64url')
  send(response, page(200, document.replaceAll(NONCE, nonce), nonce))
}

const page = (status: number, body: string, nonce?: string) => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy(nonce),
  },
  body,
})

const policy = (nonce?: string): string =>
  [
    "default-src 'self'",
    `script-src 'self'`,
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';')

type Form = 'br' | 'gzip' | 'identity'
const FORMS: readonly Form[] = ['br', 'gzip']
const compress = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
  identity: (bytes: Buffer) => Promise.resolve(bytes),
} satisfies Record<Form, (bytes: Buffer) => Promise<Buffer>>

/** Each file is read at the start and compressed once, when it is first asked for. */
async function assets(folder: string): Promise<RequestHandler<{ name: string }>> {
  const names = await readdir(folder).catch(() => [])
  const known = names.filter((name) => extname(name) in TYPES)
  const files = new Map(
    await Promise.all(known.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  )
  const made = new Map<string, Promise<Buffer>>()
  const inForm = (name: string, bytes: Buffer, form: Form): Promise<Buffer> => {
    const key = `${form} ${name}`
    const ready = made.get(key) ?? compress[form](bytes)
    made.set(key, ready)
    return ready
  }
  return async (request, response) => {
    const { name } = request.params
    const bytes = files.get(name)
    if (!bytes) return send(response, failure(404, 'NotFound', 'There is nothing at this address.'))
    const form = FORMS.find((one) => request.acceptsEncodings(one)) ?? 'identity'
    const headers = {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(form !== 'identity' && { 'content-encoding': form }),
    }
    send(response, { status: 200, headers, body: await inForm(name, bytes, form) })
  }
}

const WORDS = {
  insecure: {
    ar: ['المكتب يحتاج إلى اتصال آمن', 'افتح عنوان https الخاص بالخدمة، أو اطلب من مسؤول النظام ضبط PUBLIC_URL.'],
    en: ['The desk needs a secure connection', HTTPS_CURE],
  },
  unbuilt: {
    ar: ['صفحة المكتب غير مبنية بعد', 'شغّل الأمر «npm run build» ثم أعد تشغيل الخدمة.'],
    en: ['The desk’s page is not built', 'Run “npm run build” and start the service again.'],
  },
} as const

const message = (what: keyof typeof WORDS): string => {
  const { ar, en } = WORDS[what]
  return `<!doctype html>
<html lang="ar" dir="rtl"><meta charset="utf-8"><title>${ar[0]}</title>
<h1>${ar[0]}</h1><p>${ar[1]}</p>
<div lang="en" dir="ltr"><h1>${en[0]}</h1><p>${en[1]}</p></div>
</html>
`
}
