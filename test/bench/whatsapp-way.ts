import { createCloudChannel } from '../../channels/whatsapp/cloud/cloud-channel.js'
import type { Chaos } from '../../channels/whatsapp/cloud/simulator/settings.js'
import { createWhatsAppSimulator, type WhatsAppSimulator } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import { waitsIn, type Watched } from './others.js'
import { type Provider, runWay, type WayReport } from './provider-way.js'

const SECOND = 1_000

export interface WayOptions {
  readonly messages: number
  readonly people: number
  readonly chaos: Partial<Chaos>
  readonly seed: number
}

const RATES = { number: 1e9, account: 1e9, pair: { burst: 1e9, every: 1 } }

/** Every message has a second of its own, so that the provider's order is known. */
export function runWhatsAppWay({ messages, people, chaos, seed }: WayOptions): Promise<WayReport> {
  let second = Date.now() - messages * SECOND
  const now = () => new Date((second += SECOND))
  return runWay(whatsAppOf(createWhatsAppSimulator({ chaos, seed, rates: RATES, now }), people), messages)
}

const OTHERS = 400

export function whatsAppOthers(failing: number): Watched {
  const simulator = createWhatsAppSimulator({ chaos: { failing }, rates: RATES })
  const { calls, phones } = simulator
  return {
    ...whatsAppOf(simulator, OTHERS),
    waits() {
      const struck = new Set(calls.flatMap(({ to, status }) => (to !== null && status !== 200 ? to : [])))
      const lucky = phones
        .all()
        .map((phone) => phones.at(phone))
        .filter(({ phone, userId }) => !struck.has(phone) && !struck.has(userId))
      return lucky.flatMap(({ messages }) => waitsIn(messages))
    },
  }
}

function whatsAppOf(simulator: WhatsAppSimulator, people: number): Provider {
  const { settings } = simulator
  return {
    async connect({ store, now, log }) {
      const graphUrl = await simulator.listen()
      return createCloudChannel({
        settings: {
          ...settings,
          appSecrets: [settings.appSecret],
          graphVersion: 'v25.0',
          graphUrl,
          fallbackTemplate: null,
          gather: 200,
        },
        people: store.people,
        files: store.files,
        sentParts: { sentPart: async () => null },
        now,
        log,
      })
    },
    async subscribe(url) {
      if (!(await simulator.subscribe(`${url}/webhooks/whatsapp`))) throw new Error('the handshake was refused')
    },
    say: (number) =>
      void simulator.acts.text(simulator.phones.at(`968${90_000_000 + (number % people)}`), String(number)),
    idle: () => simulator.webhooks.idle(),
    answers: () =>
      simulator.phones
        .all()
        .flatMap((phone) => simulator.phones.at(phone).messages)
        .flatMap(({ from, text }) => (from === 'service' ? text : [])),
    close: () => simulator.close(),
  }
}
