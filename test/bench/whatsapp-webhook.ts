import { createWhatsAppSimulator } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import { metaJson } from '../../channels/whatsapp/cloud/simulator/webhooks.js'
import { signatureHeader } from '../../channels/whatsapp/cloud/signature.js'
import type { WebhookSide } from './webhook-side.js'
import { benchOthers } from './others.js'
import { step } from './step.js'
import { runWhatsAppWay, whatsAppOthers } from './whatsapp-way.js'

const PEOPLE = 500
/** Seconds that the way of all messages may take. */
const WAY = 300
const { settings, phones } = createWhatsAppSimulator()

const phoneOf = (number: number): string => `968${90_000_000 + (number % PEOPLE)}`

/** WhatsApp's Cloud API, with the simulator as Meta. */
export const whatsAppWebhook: WebhookSide = {
  name: 'whatsapp',
  path: '/webhooks/whatsapp',

  async provider(port) {
    const webhookUrl = `http://127.0.0.1:${port}/webhooks/whatsapp`
    const rates = { number: 1e9, account: 1e9, pair: { burst: 1e9, every: 1 } }
    const simulator = createWhatsAppSimulator({ rates, webhookUrl })
    for (let i = 0; i < PEOPLE; i += 1) simulator.phones.at(phoneOf(i)).wroteAt = Date.now()
    return simulator.listen()
  },

  env: (provider) => ({
    WHATSAPP_PHONE_NUMBER_ID: settings.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: settings.businessAccountId,
    WHATSAPP_ACCESS_TOKEN: settings.accessToken,
    WHATSAPP_APP_SECRETS: settings.appSecret,
    WHATSAPP_VERIFY_TOKEN: settings.verifyToken,
    WHATSAPP_GRAPH_URL: provider,
  }),

  genuine(number) {
    const from = phoneOf(number)
    const timestamp = String(Math.floor(Date.now() / 1_000))
    const from_user_id = phones.at(from).userId
    const message = {
      from,
      from_user_id,
      id: `wamid.${number}`,
      timestamp,
      type: 'text',
      text: { body: 'بكم تجديد البطاقة؟' },
    }
    const metadata = { display_phone_number: settings.displayPhone, phone_number_id: settings.phoneNumberId }
    const value = {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [{ wa_id: from, user_id: from_user_id }],
      messages: [message],
    }
    const entry = [{ id: settings.businessAccountId, changes: [{ field: 'messages', value }] }]
    const body = Buffer.from(metaJson({ object: 'whatsapp_business_account', entry }))
    const signature = signatureHeader(body, settings.appSecret)
    return { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature } }
  },

  async way({ messages, rounds }) {
    const many = { messages, people: PEOPLE }
    const unkind = { duplicates: 0.3, late: 5_000, batch: 5, disorder: 0.3 }
    return {
      shuffled: await step(`${messages} messages, twice and late`, WAY, () =>
        runWhatsAppWay({ ...many, chaos: unkind, seed: 7 }),
      ),
      failing: await step(`${messages} messages, a tenth of the sends failing`, WAY, () =>
        runWhatsAppWay({ ...many, chaos: { ...unkind, failing: 0.1, lost: 0.02 }, seed: 11 }),
      ),
      others: await benchOthers(rounds, whatsAppOthers),
    }
  },
}
