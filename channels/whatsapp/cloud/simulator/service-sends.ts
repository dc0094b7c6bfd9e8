import type { SentMessages } from './sent-messages.js'
import { refusal, type Refusal, titleOf } from './faults.js'
import { QUICK, type StoredMedia } from './citizen-acts.js'
import type { PhoneMessage } from './phone-view.js'
import { blank, type Phone, type Phones } from './phones.js'
import type { Random } from '../../../simulation/random.js'
import { fileRefusal, type SendBody } from './rules.js'
import type { SimulatedTemplate, SimulatorSettings } from './settings.js'
import type { Webhooks } from './webhooks.js'

export interface SendsDeps {
  readonly settings: SimulatorSettings
  readonly phones: Phones
  readonly webhooks: Webhooks
  readonly media: ReadonlyMap<string, StoredMedia>
  readonly sent: SentMessages
  readonly templates: () => readonly SimulatedTemplate[]
  readonly random: Random
  readonly newId: () => string
  readonly now: () => Date
}

const DAY = 24 * 60 * 60 * 1000

export type Sent = { readonly id: string; readonly phone: Phone } | { readonly refusal: Refusal }

/** Takes a message as Meta would: refuses it at once, refuses it by a later status, or shows it on the phone. */
export function createServiceSends(deps: SendsDeps) {
  const { settings, phones, sent, random, newId, now } = deps

  /** Faults of the person or the window may also be told afterwards. */
  const told = (fault: Refusal, body: SendBody): Sent => {
    const phone = phones.find(body)
    if (!phone || random() >= settings.chaos.lateFaults) return { refusal: fault }
    const id = newId()
    sent.add({ id, phone, tag: body.biz_opaque_callback_data ?? null })
    const errors = [{ code: fault.code, title: titleOf(fault.code), error_data: { details: fault.details } }]
    pushStatus(deps, id, 'failed', { errors })
    return { id, phone }
  }

  return {
    accept(body: SendBody): Sent {
      const phone = phones.find(body)
      const { fault, late } = refusalOf(deps, body, phone)
      if (fault) return late ? told(fault, body) : { refusal: fault }
      if (!phone) return { refusal: refusal(131026, 'nobody has this number') }
      const id = newId()
      sent.add({ id, phone, tag: body.biz_opaque_callback_data ?? null })
      phone.typing = false
      phones.add(phone, { ...blank(id, 'service', now()), ...shownOf(deps, body), status: 'delivered' })
      pushStatuses(deps, id)
      return { id, phone }
    },

    /** The citizen looks at the chat: everything there is read. */
    read(phone: Phone): void {
      for (const { id, from, status } of phone.messages)
        if (from === 'service' && status !== 'read') {
          phones.update(phone, id, { status: 'read' })
          pushStatus(deps, id, 'read')
        }
    },
  }
}

const atOnce = (fault: Refusal) => ({ fault, late: false })

function refusalOf(
  deps: SendsDeps,
  body: SendBody,
  phone: Phone | undefined,
): { fault: Refusal | null; late: boolean } {
  const { settings, now } = deps
  if ((body.to === undefined) === (body.recipient === undefined))
    return atOnce(refusal(131008, 'exactly one of to and recipient is needed'))
  if (body.to?.replace('+', '') === settings.displayPhone)
    return atOnce(refusal(131021, 'sender and recipient are the same'))
  const wrong = templateRefusal(deps, body) ?? mediaRefusal(deps, body)
  if (wrong) return atOnce(wrong)
  if (!phone || phone.blocked) return { fault: refusal(131026, 'unable to deliver'), late: true }
  const open = now().getTime() - phone.wroteAt <= DAY
  if (!open && body.type !== 'template') return { fault: refusal(131047, 'more than 24 hours have passed'), late: true }
  return { fault: null, late: false }
}

const find = (deps: SendsDeps, { template }: SendBody & { type: 'template' }) =>
  deps.templates().find(({ name, language }) => name === template.name && language === template.language.code)

const valuesOf = ({ template }: SendBody & { type: 'template' }): string[] =>
  (template.components ?? [])
    .filter(({ type }) => type === 'body')
    .flatMap(({ parameters }) => parameters.flatMap((each) => (each.type === 'text' ? each.text : [])))

function templateRefusal(deps: SendsDeps, body: SendBody): Refusal | null {
  if (body.type !== 'template') return null
  const known = find(deps, body)
  if (known?.status === 'PAUSED') return refusal(132015, 'paused for low quality')
  if (known?.status === 'DISABLED') return refusal(132016, 'disabled for low quality')
  if (known?.status !== 'APPROVED') return refusal(132001, 'no approved template of this name and language')
  const values = valuesOf(body)
  if (values.length !== placesOf(known.body)) return refusal(132000, `${values.length} values`)
  return values.some((value) => /[\n\t]| {4}/.test(value)) ? refusal(132012, 'line ends, tabs or four spaces') : null
}

const placesOf = (text: string): number => new Set([...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, n]) => n)).size

function mediaRefusal({ media }: SendsDeps, body: SendBody): Refusal | null {
  const id = mediaIdOf(body)
  if (id === null) return null
  const file = media.get(id)
  return file ? fileRefusal(body.type, file.contentType, file.bytes.length) : refusal(131009, 'no such media')
}

function mediaIdOf(body: SendBody): string | null {
  switch (body.type) {
    case 'image':
      return body.image.id
    case 'video':
      return body.video.id
    case 'audio':
      return body.audio.id
    case 'document':
      return body.document.id
    case 'sticker':
      return body.sticker.id
    default:
      return null
  }
}

/** What the phone shows of it. */
function shownOf(deps: SendsDeps, body: SendBody): Partial<PhoneMessage> {
  switch (body.type) {
    case 'text':
      return { text: body.text.body }
    case 'location': {
      const { latitude, longitude, name, address } = body.location
      return { location: { latitude, longitude, ...(name && { name }), ...(address && { address }) } }
    }
    case 'template': {
      const values = valuesOf(body)
      const { body: text = '', buttons = [] } = find(deps, body) ?? {}
      return {
        text: text.replace(/\{\{(\d+)\}\}/g, (_, n: string) => values[Number(n) - 1] ?? ''),
        buttons: buttons.map((title, i) => ({ id: `${QUICK}${i}`, title })),
      }
    }
    case 'interactive':
      return interactiveOf(body)
    case 'reaction':
      return {}
    default:
      return fileOf(deps, body)
  }
}

function interactiveOf({ interactive }: SendBody & { type: 'interactive' }): Partial<PhoneMessage> {
  const { text } = interactive.body
  switch (interactive.type) {
    case 'button':
      return { text, buttons: interactive.action.buttons.map(({ reply }) => reply) }
    case 'list': {
      const rows = interactive.action.sections.flatMap((section) => section.rows)
      const shown = rows.map(({ id, title, description }) => ({ id, title, ...(description && { description }) }))
      return { text, list: { open: interactive.action.button, rows: shown } }
    }
    case 'cta_url': {
      const { display_text: label, url } = interactive.action.parameters
      return { text, link: { label, url } }
    }
  }
}

function fileOf({ media }: SendsDeps, body: SendBody): Partial<PhoneMessage> {
  const file = media.get(mediaIdOf(body) ?? '')
  if (!file) return {}
  const name = body.type === 'document' ? (body.document.filename ?? 'file') : body.type
  const text = 'document' in body ? (body.document.caption ?? '') : 'image' in body ? (body.image.caption ?? '') : ''
  return { text, file: { id: file.id, kind: body.type, contentType: file.contentType, name } }
}

/** Sent and delivered, in either order where there is disorder. */
function pushStatuses(deps: SendsDeps, id: string): void {
  const steps = deps.random() < deps.settings.chaos.disorder ? ['delivered', 'sent'] : ['sent', 'delivered']
  for (const step of steps) pushStatus(deps, id, step)
}

export function pushStatus(
  { webhooks, sent, now }: SendsDeps,
  id: string,
  status: string,
  more: Record<string, unknown> = {},
): void {
  const message = sent.get(id)
  if (!message) return
  const { phone, tag } = message
  const event = {
    id,
    status,
    timestamp: String(Math.floor(now().getTime() / 1000)),
    recipient_user_id: phone.userId,
    ...(!phone.hidden && { recipient_id: phone.phone }),
    ...(tag !== null && { biz_opaque_callback_data: tag }),
    pricing: { billable: true, pricing_model: 'PMP', category: 'service' },
    ...more,
  }
  webhooks.push({ value: { statuses: [event] } })
}
