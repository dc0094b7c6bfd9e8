import { createCloudChannel } from '../../channels/whatsapp/cloud/cloud-channel.js'
import type { Chaos } from '../../channels/whatsapp/cloud/simulator/settings.js'
import { createWhatsAppSimulator } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import { type Provider, runWay, type WayReport } from './provider-way.js'

const SECOND = 1_000

export interface WayOptions {
  readonly messages: number
  readonly people: number
  readonly chaos: Partial<Chaos>
  readonly seed: number
}

/** Every message has a second of its own, so that the provider's order is known. */
export function runWhatsAppWay(options: WayOptions): Promise<WayReport> {
  return runWay(whatsAppOf(options), options.messages)
}

function whatsAppOf({ messages, people, chaos, seed }: WayOptions): Provider {
  let second = Date.now() - messages * SECOND
  const rates = { number: 1e9, account: 1e9, pair: { burst: 1e9, every: 1 } }
  const simulator = createWhatsAppSimulator({ chaos, seed, rates, now: () => new Date((second += SECOND)) })
  const { settings } = simulator
  return {
    async connect({ store, now, log }) {
      const graphUrl = await simulator.listen()
      return createCloudChannel({
        settings: { ...settings, appSecrets: [settings.appSecret], graphVersion: 'v25.0', graphUrl, gather: 200 },
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
