import type { Part } from '../../../../channels/channel.js'
import { FIRST_PAGE, pageOf } from '../../../../channels/whatsapp/cloud/pages.js'
import { wirePart } from '../../../../channels/whatsapp/cloud/parts.js'
import { channelContract, type ProviderHarness, providerContract } from '../../../contracts/channel-contract.js'
import {
  change,
  envelope,
  messages,
  metaJson,
  OUR_PHONE,
  SECRETS,
  settings,
  startChannel,
  text,
  webhook,
  wire,
} from './meta.js'

const read = (part: Part) => wirePart.parse(part)

function textOf(part: Part): string {
  const { payload } = read(part)
  return 'body' in payload ? payload.body : ''
}

function labelsOf(part: Part): readonly string[] {
  const { kind, payload } = read(part)
  if (kind === 'buttons') return payload.buttons.map(({ title }) => title)
  return kind === 'list' ? pageOf(payload, FIRST_PAGE).map(({ title }) => title) : []
}

const said = (body: string) => metaJson(envelope(change({ messages: [text(body)] })))

async function start(): Promise<ProviderHarness> {
  const { channel, logged } = startChannel()
  const { accessToken, verifyToken } = settings()
  return {
    channel,
    logged,
    message: async (words, id) => messages(text(words, { id })),
    unknownKind: async () => messages(wire('hologram', { hologram: { depth: 3 } })),
    unreadable: async () => webhook(Buffer.from('{"object":"whatsapp_business_account","entry":7}')),
    ownMessage: async () => messages(text('أهلا', { who: { wa_id: OUR_PHONE } })),
    async forged(words) {
      const body = said(words)
      const { headers, ...rest } = webhook(body)
      const signature = headers['x-hub-signature-256'] ?? ''
      const headed = (value: string) => ({ ...rest, headers: { 'x-hub-signature-256': value } })
      return [
        webhook(body, null),
        webhook(body, 'the-secret-of-another-application'),
        headed(signature.slice(0, -1)),
        headed(signature.toUpperCase()),
        headed(signature.replace('sha256=', 'sha1=')),
        headed(`${signature}00`),
        headed(''),
        { ...webhook(body), body: said(`${words}.`) },
      ]
    },
    textOf,
    labelsOf,
    bold: (words) => `*${words}*`,
    italic: (words) => `_${words}_`,
    link: (words, url) => `${words}: ${url}`,
    bullet: '- ',
    proofs: ['x-hub-signature-256'],
    neutral: () => '∗stars∗ ˍlinesˍ ∼waves∼ ˋticksˋ <b>tags</b> [text](https://evil.example)',
    secrets: [...SECRETS, accessToken, verifyToken],
  }
}

channelContract('whatsapp', start)
providerContract('whatsapp', start)
