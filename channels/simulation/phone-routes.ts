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

/** How a simulator's phones are reached. What cannot be read throws, and the router's own last word answers. */
export interface PhoneControl<Phone> {
  /** By the word in the path. */
  readonly at: (word: unknown) => Phone
  /** The same, made as the body says. */
  readonly open: (word: unknown, body: unknown) => Phone
  readonly view: (phone: Phone) => unknown
  readonly watch: (phone: Phone, changed: () => void) => () => void
  /** What a citizen can do, by its name; gives the id of the message, or null where it cannot be done. */
  readonly act: (name: string) => ((phone: Phone, body: unknown) => string | null) | undefined
  /** Gives the id of the message. */
  readonly file: (phone: Phone, query: unknown, content: ShownFile) => string
  /** Bytes of a file that a phone sends. */
  readonly limit: number
}

/** `/sim/phones/:phone`: `PUT` makes it, `GET` shows it, `/events` streams it, `POST /file` and `POST /<act>` act. */
export function phoneRoutes<Phone>(router: Router, control: PhoneControl<Phone>): void {
  const { at, view, watch } = control
  const one = '/sim/phones/:phone'
  router.put(one, express.json(), ({ params, body }, response) => {
    response.json(view(control.open(params['phone'], (body as unknown) ?? {})))
  })
  router.get(one, ({ params }, response) => void response.json(view(at(params['phone']))))
  router.get(`${one}/events`, (request, response) => {
    const phone = at(request.params['phone'])
    streamView(request, response, { view: () => view(phone), watch: (changed) => watch(phone, changed) })
  })
  router.post(`${one}/file`, express.raw({ type: () => true, limit: control.limit }), (request, response) => {
    const contentType = request.headers['content-type'] ?? 'application/octet-stream'
    const bytes = new Uint8Array(request.body as Buffer)
    response.json({ id: control.file(at(request.params['phone']), request.query, { contentType, bytes }) })
  })
  router.post(`${one}/:act`, express.json(), ({ params, body }, response) => {
    const act = control.act(String(params['act']))
    if (!act) return void response.status(404).json({ error: 'no such act' })
    return answerAct(response, act(at(params['phone']), body as unknown))
  })
}

/** Server-sent events, each with the whole view: now, and after each change. `watch` returns the way to stop. */
function streamView(
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
function answerAct(response: Response, id: string | null): void {
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
