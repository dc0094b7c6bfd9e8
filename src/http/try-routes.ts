import { join } from 'node:path'
import express, { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import type { PhoneKeeper } from '../../channels/try/keeper.js'
import type { Act } from '../../channels/try/phone-view.js'
import { failure, report, send } from './answer.js'
import { headOf, type ReadBody } from './raw-request.js'

/** What the page with the simulated phones needs. */
export interface TryDeps {
  /** Of the messengers that run on a simulator; one with real credentials has no phone. */
  readonly phones: readonly PhoneKeeper[]
  /** The built page. */
  readonly pageDir: string
}

/** Bytes. */
const ACT = 64 * 1024
const FILE = 20 * 1024 * 1024
const acts = {
  text: z.object({ text: z.string().min(1).max(4096) }),
  tap: z.object({ message: z.string(), choice: z.string() }),
  location: z.object({ latitude: z.number(), longitude: z.number() }),
  reaction: z.object({ message: z.string(), emoji: z.string().max(16) }),
  read: z.object({}),
} satisfies Record<Act['kind'], z.ZodType>
const file = z.object({ kind: z.enum(['image', 'document', 'voice']), name: z.string().min(1).max(300) })

const UNKNOWN = failure(404, 'NotFound', 'There is no such phone. Reload the page for a new one.')

interface RoutesDeps extends TryDeps {
  readonly readBody: ReadBody
}

/** `/try`, and what its phones ask for below `/try/api/:app`. */
export function tryRoutes({ phones, pageDir, readBody }: RoutesDeps): Router {
  const router = Router({ caseSensitive: true })
  const keepers = new Map(phones.map((keeper) => [keeper.app as string, keeper]))
  const one = '/try/api/:app/:id'

  router.get('/try/api', (_, response) => send(response, report(200, { apps: [...keepers.keys()] })))
  router.post('/try/api/:app', (request, response) => {
    const keeper = keepers.get(request.params.app)
    request.resume()
    const language = headOf(request, 0).query.get('language') === 'en' ? 'en' : 'ar'
    send(response, keeper ? report(201, { id: keeper.open(language) }) : UNKNOWN)
  })
  router.get(one, (request, response) => {
    const view = keepers.get(request.params.app)?.view(request.params.id)
    send(response, view ? report(200, view) : UNKNOWN)
  })
  router.get(`${one}/events`, (request, response) => stream(keepers, request, response))
  router.get(`${one}/media/:media`, (request, response) => {
    const found = keepers.get(request.params.app)?.media(request.params.id, request.params.media)
    if (!found) return send(response, UNKNOWN)
    const headers = {
      'content-type': found.contentType,
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=600',
    }
    return void response.writeHead(200, headers).end(found.bytes)
  })
  router.post(`${one}/file`, async (request, response) => {
    const head = headOf(request, 0)
    const wanted = file.safeParse(Object.fromEntries(head.query))
    const body = await readBody(request, FILE)
    if (body.kind !== 'read' || !wanted.success || body.bytes.length === 0)
      return send(response, failure(400, 'BadArgument', 'Send one file of at most 20 MB.'))
    const contentType = head.headers['content-type'] ?? 'application/octet-stream'
    const sent = keepers
      .get(request.params.app)
      ?.send(request.params.id, { ...wanted.data, contentType, bytes: body.bytes })
    return send(response, sent ? report(200, {}) : UNKNOWN)
  })
  router.post(`${one}/:act`, async (request, response) => {
    const body = await readBody(request, ACT)
    const act = body.kind === 'read' ? readAct(request.params.act, body.bytes) : null
    if (!act) return send(response, failure(400, 'BadArgument', 'A phone cannot do that.'))
    const done = keepers.get(request.params.app)?.act(request.params.id, act)
    return send(response, done ? report(200, {}) : UNKNOWN)
  })
  router.use('/try', express.static(pageDir, { extensions: ['html'], redirect: false, maxAge: '10m' }))
  router.get('/try', (_, response) => response.sendFile(join(pageDir, 'index.html')))
  return router
}

function readAct(kind: string, bytes: Uint8Array): Act | null {
  if (!Object.hasOwn(acts, kind)) return null
  try {
    const parsed = acts[kind as Act['kind']].safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? ({ kind, ...parsed.data } as Act) : null
  } catch {
    return null
  }
}

type OnePhone = Request<{ app: string; id: string }>

/** Server-sent events, each with all that the phone shows. */
function stream(keepers: ReadonlyMap<string, PhoneKeeper>, request: OnePhone, response: Response): void {
  const { app, id } = request.params
  const keeper = keepers.get(app)
  const tell = () => void response.write(`data: ${JSON.stringify(keeper?.view(id))}\n\n`)
  const stop = keeper?.watch(id, tell)
  if (!stop) return send(response, UNKNOWN)
  response.setHeader('content-type', 'text/event-stream')
  response.setHeader('cache-control', 'no-store')
  tell()
  response.on('close', stop)
}
