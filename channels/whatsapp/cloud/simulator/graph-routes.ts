import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import express, { type Request, type Response, Router } from 'express'
import type { StoredMedia } from './citizen-acts.js'
import { refusal, type Refusal, refusalBody, type Scripted } from './faults.js'
import type { Phones } from './phones.js'
import type { Random } from '../../../simulation/random.js'
import type { CountCall } from './rates.js'
import { isUploadable, readBody, readStrictly, sendBody, type SendBody } from './rules.js'
import type { Sent } from './service-sends.js'
import type { SimulatedTemplate, SimulatorSettings } from './settings.js'

export interface GraphRoutesDeps {
  readonly settings: SimulatorSettings
  readonly phones: Phones
  readonly media: Map<string, StoredMedia>
  readonly templates: () => readonly SimulatedTemplate[]
  readonly countCall: CountCall
  /** What was scripted for the next call, or chaos. */
  readonly nextFault: () => Scripted
  readonly accept: (body: SendBody) => Sent
  /** Every call that came in, for whoever looks. */
  readonly seen: (call: { readonly path: string; readonly to: string | null; readonly status: number }) => void
  readonly random: Random
  readonly now: () => Date
}

const VERSIONS = /^v(2[1-9]|[3-9]\d)\.0$/
const LARGEST = 101 * 1024 * 1024
const URL_LIVES = 5 * 60_000
const MEDIA_LIVES = 30 * 24 * 60 * 60_000

/** Meta's Graph API, as far as a service calls it. */
export function graphRoutes(deps: GraphRoutesDeps): Router {
  const router = Router()
  const { settings } = deps
  const number = `/:version/${settings.phoneNumberId}`
  router.use('/:version', (request, response, next) => {
    if (!VERSIONS.test(request.params.version)) return next('router')
    if (!isAuthorised(request, settings.accessToken)) return refuse(response, refusal(190, 'the token is not valid'))
    return next()
  })
  router.post(`${number}/messages`, express.json({ limit: '1mb' }), (request, response) =>
    takeMessage(deps, request, response),
  )
  router.post(`${number}/media`, express.raw({ type: () => true, limit: LARGEST }), (request, response) =>
    upload(deps, request, response),
  )
  router.get(number, (_, response) => {
    const about = {
      display_phone_number: `+${settings.displayPhone}`,
      verified_name: 'Nafidha',
      quality_rating: 'GREEN',
    }
    response.json({ ...about, id: settings.phoneNumberId })
  })
  router.get(`/:version/${settings.businessAccountId}/subscribed_apps`, (_, response) => {
    response.json({ data: settings.webhookUrl === null ? [] : [{ whatsapp_business_api_data: { name: 'Nafidha' } }] })
  })
  router.get(`/:version/${settings.businessAccountId}/message_templates`, (_, response) => {
    const data = deps.templates().map(({ name, language, status, body }) => ({
      name,
      language,
      status,
      category: 'UTILITY',
      components: [{ type: 'BODY', text: body }],
    }))
    response.json({ data })
  })
  router.get('/:version/:media', (request, response) => describeMedia(deps, request, response))
  return router
}

/** The bytes, which lie on a host of their own. */
export function mediaRoutes({ media, settings, now }: Pick<GraphRoutesDeps, 'media' | 'settings' | 'now'>): Router {
  const router = Router()
  router.get('/whatsapp_business/attachments', (request, response) => {
    const url = new URL(request.url, 'http://x')
    const file = media.get(url.searchParams.get('mid') ?? '')
    const late = now().getTime() - Number(url.searchParams.get('ext')) > URL_LIVES
    if (!file || late || !isAuthorised(request, settings.accessToken))
      return void response.status(404).type('html').send('<html>')
    response.type(file.contentType).send(Buffer.from(file.bytes))
  })
  return router
}

const digest = (text: string) => createHash('sha256').update(text).digest()

function isAuthorised({ headers }: Request, token: string): boolean {
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))
}

function refuse(response: Response, fault: Refusal): void {
  if (fault.retryAfter !== undefined) response.set('retry-after', String(fault.retryAfter))
  response.status(fault.status).json(refusalBody(fault))
}

function takeMessage(deps: GraphRoutesDeps, request: Request, response: Response): void {
  const seen = (status: number) => {
    const { to, recipient } = (request.body ?? {}) as { to?: string; recipient?: string }
    deps.seen({ path: 'messages', to: to ?? recipient ?? null, status })
  }
  const answer = (status: number, body: unknown) => {
    seen(status)
    response.status(status).json(body)
  }
  const fault = deps.nextFault()
  if (fault.kind === 'refuse') {
    const refused = { ...refusal(fault.code, 'scripted'), ...retryAfterOf(fault) }
    seen(refused.status)
    return refuse(response, refused)
  }
  if (fault.kind === 'status') {
    seen(fault.status)
    if (fault.retryAfter !== undefined) response.set('retry-after', String(fault.retryAfter))
    return void response.status(fault.status).type('html').send('<html>')
  }
  if (fault.kind === 'cut') return void response.destroy()
  if (fault.kind === 'hang')
    return fault.ms === undefined ? undefined : void setTimeout(() => response.destroy(), fault.ms)
  const { status, body } = handleMessage(deps, request.body)
  if (fault.kind === 'lost') return void response.destroy()
  if (fault.kind === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    return void response.write('{"messaging_prod', () => response.destroy())
  }
  return answer(status, body)
}

const retryAfterOf = ({ retryAfter }: { retryAfter?: number }) => (retryAfter === undefined ? {} : { retryAfter })

const refused = (fault: Refusal) => ({ status: fault.status, body: refusalBody(fault) })

function handleMessage(deps: GraphRoutesDeps, value: unknown): { status: number; body: unknown } {
  if ((value as { status?: unknown } | null)?.status !== undefined) return markRead(deps, value)
  const read = readStrictly(sendBody, value)
  if ('refusal' in read) return refused(read.refusal)
  const limited = deps.countCall(read.body.to ?? read.body.recipient ?? '')
  if (limited) return refused(limited)
  const sent = deps.accept(read.body)
  if ('refusal' in sent) return refused(sent.refusal)
  const { id, phone } = sent
  const contact = {
    input: read.body.to ?? read.body.recipient,
    user_id: phone.userId,
    ...(!phone.hidden && { wa_id: phone.phone }),
  }
  return { status: 200, body: { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id }] } }
}

/** Marks a citizen's message and all before it as read, and may show "typing". */
function markRead({ phones }: GraphRoutesDeps, value: unknown): { status: number; body: unknown } {
  const read = readStrictly(readBody, value)
  if ('refusal' in read) return { status: read.refusal.status, body: refusalBody(read.refusal) }
  const { message_id, typing_indicator } = read.body
  const phone = phones.holderOf(message_id)
  const at = phone?.messages.findIndex(({ id, from }) => id === message_id && from === 'citizen') ?? -1
  if (!phone || at < 0) return { status: 400, body: refusalBody(refusal(131009, 'no such message')) }
  for (const { id, from } of phone.messages.slice(0, at + 1))
    if (from === 'citizen') phones.update(phone, id, { status: 'read' })
  phone.typing = typing_indicator !== undefined
  phones.changed(phone)
  return { status: 200, body: { success: true } }
}

async function upload({ media, now }: GraphRoutesDeps, request: Request, response: Response): Promise<void> {
  const form = await readForm(request)
  const file = form?.get('file')
  if (!form || !(file instanceof Blob) || form.get('messaging_product') !== 'whatsapp')
    return refuse(response, refusal(131008, 'messaging_product, type and file are needed'))
  const type = String(form.get('type') ?? file.type)
  if (!isUploadable(type, file.size)) return refuse(response, refusal(131053, `${type} of ${file.size} bytes`))
  const bytes = new Uint8Array(await file.arrayBuffer())
  const id = String(randomInt(1e9, 1e12))
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  media.set(id, { id, bytes, contentType: type, sha256, at: now().getTime() })
  response.json({ id })
}

async function readForm(request: Request): Promise<FormData | null> {
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    return await new globalThis.Response(request.body as Buffer, { headers }).formData()
  } catch {
    return null
  }
}

function describeMedia({ media, now }: GraphRoutesDeps, request: Request, response: Response): void {
  const file = media.get(String(request.params['media']))
  const at = now().getTime()
  if (!file || at - file.at > MEDIA_LIVES) return refuse(response, { ...refusal(100, 'no such object'), status: 404 })
  const url = `http://${request.headers.host}/whatsapp_business/attachments?mid=${file.id}&ext=${at}`
  const sha256 = Buffer.from(file.sha256, 'base64').toString('hex')
  const about = { url, mime_type: file.contentType, sha256, file_size: file.bytes.length, id: file.id }
  response.json({ messaging_product: 'whatsapp', ...about })
}
