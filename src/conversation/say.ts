import type { Activity } from '../../channels/activity.js'
import type { Channel } from '../../channels/channel.js'
import { type Line, lineOf } from '../store/lines.js'
import type { Hearer } from '../store/desk/moves.js'
import type { Notice, WriteNotice } from './notices.js'
import { createRender } from './render.js'

/** A notice as the line that tells it on a channel. Pure. */
export type SayNotice = (notice: Notice, to: Hearer) => Line

export function createSayNotice(channels: ReadonlyMap<string, Channel>, writeNotice: WriteNotice): SayNotice {
  const render = createRender(channels)
  return (notice, { channel, language }) => {
    const activity = withButtonsThatFit(writeNotice(notice, language), channels.get(channel))
    return lineOf({ origin: 'notice', activity, parts: render(channel, activity), receipts: [] })
  }
}

/** Half a scale is none: where a channel has no room for all buttons, the sentence alone asks. */
function withButtonsThatFit(activity: Activity, channel: Channel | undefined): Activity {
  const { suggestedActions, ...plain } = activity
  const fits = (suggestedActions?.actions.length ?? 0) <= (channel?.limits.buttons ?? 0)
  return fits ? activity : plain
}
