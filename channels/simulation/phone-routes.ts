import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express'

/** A file that a phone shows. */
interface ShownFile {
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** What a simulator's control offers whatever its provider: which phones there are, files, what the next calls meet. */
export interface CommonControl<Fault> {
  readonly phones: () => readonly string[]
  readonly media: (id: string) => ShownFile | undefined
  readonly script: (...faults: readonly Fault[]) => void
}

/** `GET /sim/phones`, `GET /sim/media/:id` and `POST /sim/faults`. */
export function commonRoutes<Fault>(router: Router, { phones, media, script }: CommonControl<Fault>): void {
  router.get('/sim/phones', (_, response) => void response.json({ phones: phones() }))
  router.get('/sim/media/:id', (request, response) => showFile(media(request.params.id), response))
  router.post('/sim/faults', express.json(), (request, response) => {
    script(...(request.body as Fault[]))
    response.status(204).end()
  })
}

/** Server-sent events, each with the whole view: now, and after each change. `watch` returns the way to stop. */
export function streamView(
  request: Request,
  response: Response,
  { view, watch }: { view: () => unknown; watch: (changed: () => void) => () => void },
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const tell = () => void response.write(`data: ${JSON.stringify(view())}\n\n`)
  tell()
  request.on('close', watch(tell))
}

/** What became of an act: the message's id, or null where the phone shows no such thing. */
export function answerAct(response: Response, id: string | null): void {
  if (id === null) return void response.status(409).json({ error: 'the phone shows no such thing' })
  response.json({ id })
}

export const unreadable: ErrorRequestHandler = (_error, _request, response, _next) =>
  void response.status(400).json({ error: 'the request cannot be read' })

function showFile(found: ShownFile | undefined, response: Response): void {
  if (!found) return void response.status(404).end()
  const headers = { 'content-type': found.contentType, 'x-content-type-options': 'nosniff' }
  response.set({ ...headers, 'content-security-policy': "sandbox; default-src 'none'" }).send(Buffer.from(found.bytes))
}
