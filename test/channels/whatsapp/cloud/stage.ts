import type { Part, Receipt } from '../../../../channels/channel.js'
import { createCloudChannel } from '../../../../channels/whatsapp/cloud/cloud-channel.js'
import {
  createWhatsAppSimulator,
  type SimulatorOptions,
} from '../../../../channels/whatsapp/cloud/simulator/simulator.js'
import type { StoredFile } from '../../../../channels/media/files.js'
import { createClock, silent } from '../../../contracts/store.js'
import { settings } from './meta.js'

const open: { close(): Promise<void> }[] = []

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((each) => each.close()))
}

/** The adapter with the simulator at the other end, on a clock that is moved by hand. */
export async function setCloudStage(
  options: Omit<SimulatorOptions, 'now'> = {},
  fallbackTemplate: string | null = null,
) {
  const clock = createClock()
  const simulator = createWhatsAppSimulator({ ...options, now: clock.now })
  open.push(simulator)
  const url = await simulator.listen()
  const files = new Map<string, StoredFile>()
  const taken = new Map<string, Part>()
  const { phoneNumberId, businessAccountId, accessToken } = simulator.settings
  const channel = createCloudChannel({
    settings: settings({ phoneNumberId, businessAccountId, accessToken, fallbackTemplate, graphUrl: url }),
    people: { conversationOf: async ({ userId, phone }) => `c-${userId ?? phone}` },
    files: { get: async (_, id) => files.get(id) ?? null },
    sentParts: { sentPart: async (id) => taken.get(id) ?? null },
    now: clock.now,
    log: silent,
  })
  const salma = simulator.phones.at('96891111111', { name: 'سلمى' })
  simulator.acts.text(salma, 'السلام عليكم')
  const to = { conversation: 'c1', account: phoneNumberId, recipient: `${salma.userId} ${salma.phone}` }
  const send = (text: string): Promise<Receipt> => deliver({ type: 'message', text })
  async function deliver(activity: Parameters<typeof channel.render>[0]): Promise<Receipt> {
    let last: Receipt = { kind: 'refused', reason: 'nothing to send', permanent: true }
    for (const part of channel.render(activity)) {
      last = await channel.deliver(to, part, '1.0.c1')
      if (last.kind === 'accepted') taken.set(last.id, part)
    }
    return last
  }
  const shown = () => salma.messages.filter(({ from }) => from === 'service')
  return { simulator, url, channel, clock, salma, files, to, send, deliver, shown }
}
