import type { Part, RawRequest } from '../../../channels/channel.js'
import { type WirePart, wirePart } from '../../../channels/telegram/parts.js'
import { channelContract, providerContract, type ProviderHarness } from '../../contracts/channel-contract.js'
import { createChannel, message, SECRET, TOKEN, webhook } from './telegram.js'

const wire = (part: Part): WirePart => wirePart.parse(part)
const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

async function start(): Promise<ProviderHarness> {
  const ids = new Map<string, number>()
  const idOf = (name: string) => ids.get(name) ?? ids.set(name, ids.size + 1).size
  const withSecret = (secret: string | null): ((text: string) => RawRequest) => {
    return (text) => {
      const { headers, ...request } = webhook(message({ text }))
      const { 'x-telegram-bot-api-secret-token': _, ...rest } = headers
      return { ...request, headers: secret === null ? rest : { ...rest, 'x-telegram-bot-api-secret-token': secret } }
    }
  }
  return {
    channel: createChannel(),
    message: async (text, id) => webhook(message({ text }, { id: idOf(id) })),
    unknownKind: async () => webhook(message({ hologram: { file_id: 'x' } })),
    forged: async (text) =>
      [null, '', SECRET.slice(1), `${SECRET}x`, SECRET.toUpperCase(), TOKEN].map((secret) => withSecret(secret)(text)),
    unreadable: async () => webhook({ update_id: 5, message: { message_id: 'x', chat: 3 } }),
    ownMessage: async () => webhook(message({ text: 'أهلا' }, { from: { id: 123_456_789, is_bot: true } })),
    textOf: (part) => {
      const read = wire(part)
      return 'html' in read.payload ? read.payload.html : ''
    },
    labelsOf: (part) => wire(part).payload.buttons?.map(({ text }) => text) ?? [],
    bold: (words) => `<b>${words}</b>`,
    italic: (words) => `<i>${words}</i>`,
    link: (words, url) => `<a href="${url}">${words}</a>`,
    bullet: '• ',
    proofs: ['x-telegram-bot-api-secret-token'],
    neutral: escaped,
    secrets: [TOKEN, SECRET],
    logged: () => '',
  }
}

channelContract('telegram', start)
providerContract('telegram', start)
