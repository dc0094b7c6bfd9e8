import QRCode from 'qrcode'
import { SWITCHES } from '../../channels.js'
import { type ChannelReport, reportChannels } from '../../conversation/channel-report.js'
import { found } from '../answer.js'
import type { ChannelState } from '../contract/administration.js'
import { ADMINISTRATORS, route, type Route } from '../route.js'
import type { RoomDeps } from './room-deps.js'

/** How each channel is, those that are off among them. */
export function channelRoutes({ channels, simulated, store }: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/channels',
      roles: ADMINISTRATORS,
      owner: 'none',
      handle: async () => {
        const reports = await reportChannels({ channels, store })
        const on = await Promise.all(reports.map((report) => stateOf(report, simulated.has(report.name))))
        const off = Object.entries(SWITCHES).filter(([name]) => !channels.has(name))
        return found([...on, ...off.map(([name, setting]) => ({ ...NOTHING, name, off: setting }))])
      },
    }),
  ]
}

const NOTHING: Omit<ChannelState, 'name'> = {
  off: null,
  simulator: false,
  troubles: [],
  facts: [],
  lastInboundAt: null,
  lastError: null,
  signatureFailures: 0,
  waiting: 0,
  unreadable: 0,
  qr: null,
}

async function stateOf(report: ChannelReport, simulator: boolean): Promise<ChannelState> {
  const { name, health, lastInboundAt, trouble, forged, waiting, unreadable } = report
  return {
    ...NOTHING,
    name,
    simulator,
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
