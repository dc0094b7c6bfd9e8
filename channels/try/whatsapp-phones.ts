import { randomInt } from 'node:crypto'
import type { Phone } from '../whatsapp/cloud/simulator/phones.js'
import type { PhoneMessage as WhatsAppMessage } from '../whatsapp/cloud/simulator/phone-view.js'
import type { WhatsAppSimulator } from '../whatsapp/cloud/simulator/simulator.js'
import type { Act, PhoneMessage } from './phone-view.js'
import type { SimulatedPhones } from './keeper.js'
import { spansOf } from './spans.js'
import { readMarks } from './whatsapp-marks.js'

/** WhatsApp phones for the page. */
export function whatsAppPhones(simulator: WhatsAppSimulator): SimulatedPhones<Phone> {
  const { phones, acts, media } = simulator
  return {
    app: 'whatsapp',
    make: () => phones.at(`9689${String(randomInt(1e10)).padStart(10, '0')}`),
    view(phone, mediaUrl) {
      const { service, typing, blocked, messages } = phones.view(phone)
      return { service, typing, blocked, messages: messages.map((message) => shown(message, mediaUrl)) }
    },
    watch: (phone, changed) => phones.watch(phone, changed),
    act: (phone, act) => perform(phone, act) !== null,
    send: (phone, file) => acts.file(phone, file) !== '',
    media: (phone, id) => {
      const own = phone.messages.some(({ file }) => file?.id === id)
      return (own && media.get(id)) || null
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
        return acts.react(phone, act.message, act.emoji)
      case 'read':
        simulator.read(phone.phone)
        return ''
    }
  }
}

function shown(message: WhatsAppMessage, mediaUrl: (id: string) => string): PhoneMessage {
  const { id, from, at, buttons, list, link, location, file, replyTo, reaction, status } = message
  const { text, marks } = readMarks(message.text)
  const opens = link ? [[{ id: link.url, title: link.label, url: link.url }]] : []
  return {
    id,
    from,
    at,
    spans: spansOf(text, marks),
    buttons: [...buttons.map((button) => [button]), ...opens],
    list,
    location: location && { ...location, name: location.name ?? '' },
    file: file && { kind: kindOf(file.kind), name: file.name, contentType: file.contentType, url: mediaUrl(file.id) },
    replyTo,
    reaction,
    edited: false,
    status,
  }
}

const KINDS: Readonly<Record<string, 'image' | 'video' | 'audio'>> = {
  image: 'image',
  sticker: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
}
const kindOf = (kind: string) => KINDS[kind] ?? 'document'
