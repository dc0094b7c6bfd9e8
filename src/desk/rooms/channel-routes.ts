import QRCode from 'qrcode'
import { z } from 'zod'
import { type Channel, isLogged } from '../../../channels/channel.js'
import { SWITCHES } from '../../channels.js'
import { type ChannelReport, reportChannels } from '../../conversation/channel-report.js'
import { createChannelTest } from '../../conversation/channel-test.js'
import { createAllowance } from '../allowance.js'
import { found, refuse } from '../answer.js'
import type { ChannelState, ChannelTested } from '../contract/administration.js'
import { ADMINISTRATORS, route, type Route } from '../route.js'
import type { RoomDeps } from './room-deps.js'

const test = z.strictObject({ to: z.string().trim().min(1).max(200) })
/** Tests that one administrator may send: enough to put a channel right, and none to write to citizens with. */
const TESTS = { times: 5, within: 10 * 60_000 }

/** How each channel is, those that are off among them; and a sentence sent to try one. */
export function channelRoutes(deps: RoomDeps): readonly Route[] {
  const { channels, simulated, store, now } = deps
  const testChannel = createChannelTest(deps)
  const allowance = createAllowance({ ...TESTS, now })
  return [
    route({
      method: 'POST',
      path: '/desk/api/channels/:channel/test',
      roles: ADMINISTRATORS,
      owner: 'none',
      body: test,
      async handle({ me, params, body }) {
        const seconds = allowance.use(me.id)
        if (seconds !== null) return { ...refuse('too-many', 'Wait before you send another test.'), seconds }
        return found((await testChannel({ channel: params.channel, to: body.to, who: me.id })) satisfies ChannelTested)
      },
    }),
    route({
      method: 'GET',
      path: '/desk/api/channels',
      roles: ADMINISTRATORS,
      owner: 'none',
      handle: async () => {
        const reports = await reportChannels({ channels, store })
        const on = await Promise.all(
          reports.map((report) =>
            stateOf(report, { simulator: simulated.has(report.name), testable: isTestable(channels.get(report.name)) }),
          ),
        )
        const off = Object.entries(SWITCHES).filter(([name]) => !channels.has(name))
        return found([...on, ...off.map(([name, setting]) => ({ ...NOTHING, name, off: setting }))])
      },
    }),
  ]
}

const isTestable = (channel: Channel | undefined): boolean => channel !== undefined && !isLogged(channel)

const NOTHING: Omit<ChannelState, 'name'> = {
  off: null,
  simulator: false,
  testable: false,
  troubles: [],
  facts: [],
  lastInboundAt: null,
  lastError: null,
  signatureFailures: 0,
  waiting: 0,
  unreadable: 0,
  qr: null,
}

async function stateOf(
  report: ChannelReport,
  kind: Pick<ChannelState, 'simulator' | 'testable'>,
): Promise<ChannelState> {
  const { name, health, lastInboundAt, trouble, forged, waiting, unreadable } = report
  return {
    ...NOTHING,
    ...kind,
    name,
    troubles: health?.troubles ?? [],
    facts: health?.facts ?? [],
    lastInboundAt: lastInboundAt?.toISOString() ?? null,
    lastError: trouble && { at: trouble.at.toISOString(), words: trouble.words },
    signatureFailures: forged,
    waiting,
    unreadable,
    qr: health?.code === undefined ? null : await QRCode.toString(health.code, { type: 'svg', margin: 2 }),
  }
}
