import { randomInt } from 'node:crypto'
import type { Entity } from '../telegram/simulator/html.js'
import type { PhoneMessage as TelegramMessage } from '../telegram/simulator/phone-view.js'
import type { Phone } from '../telegram/simulator/phones.js'
import type { TelegramSimulator } from '../telegram/simulator/simulator.js'
import type { SimulatedPhones } from './keeper.js'
import type { Act, PhoneMessage } from './phone-view.js'
import { spansOf, type Mark } from './spans.js'

const KINDS = {
  photo: 'image',
  sticker: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'document',
} as const

/** Telegram phones for the page. */
export function telegramPhones({ phones, acts, shelf }: TelegramSimulator): SimulatedPhones<Phone> {
  return {
    app: 'telegram',
    make: (language) => phones.at(5_000_000_000 + randomInt(1e11), { language }),
    view(phone, mediaUrl) {
      const { service, typing, blocked, messages } = phones.view(phone)
      return { service, typing, blocked, messages: messages.map((message) => shown(message, mediaUrl)) }
    },
    watch: (phone, changed) => phones.watch(phone, changed),
    act: (phone, act) => perform(phone, act) !== null,
    send: (phone, { kind, ...file }) => acts.file(phone, { ...file, kind: kind === 'image' ? 'photo' : kind }) !== '',
    media: (phone, id) => {
      const own = phone.messages.some(({ file }) => file?.id === id)
      return (own && shelf.get(id)) || null
    },
  }

  function perform(phone: Phone, act: Act): string | null {
    switch (act.kind) {
      case 'text':
        return acts.text(phone, act.text)
      case 'tap':
        return acts.tap(phone, act.message, act.choice)
      case 'location':
        return acts.location(phone, { latitude: act.latitude, longitude: act.longitude })
      case 'reaction':
        return null
      case 'read':
        return ''
    }
  }
}

function shown(message: TelegramMessage, mediaUrl: (id: string) => string): PhoneMessage {
  const { id, from, at, text, entities, buttons, location, file, replyTo, edited, status } = message
  return {
    id,
    from,
    at,
    spans: spansOf(text, entities.flatMap(markOf)),
    buttons: buttons.map(({ id: choice, title, url }) => [{ id: choice, title, ...(url !== null && { url }) }]),
    list: null,
    location: location && { ...location, name: '' },
    file: file && { kind: KINDS[file.kind], name: file.name, contentType: file.contentType, url: mediaUrl(file.id) },
    replyTo,
    reaction: null,
    edited,
    status,
  }
}

const FORMATS: Readonly<Record<string, Mark['format']>> = {
  bold: { bold: true },
  italic: { italic: true },
  strikethrough: { struck: true },
  code: { code: true },
  pre: { code: true },
}

function markOf({ type, offset, length, url }: Entity): Mark[] {
  const format = type === 'text_link' && url !== undefined ? { url } : FORMATS[type]
  return format ? [{ from: offset, to: offset + length, format }] : []
}
