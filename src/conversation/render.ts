import type { Activity } from '../../channels/activity.js'
import { type Channel, isLogged, type Part } from '../../channels/channel.js'

/** The wire parts of what is said on a channel; null where the transcript is the delivery. */
export type Render = (channel: string, activity: Activity) => readonly Part[] | null

/** Throws for a channel that is not on: its conversations wait until it is. */
export function createRender(channels: ReadonlyMap<string, Channel>): Render {
  return (name, activity) => {
    const channel = channels.get(name)
    if (!channel) throw new Error(`the channel ${name} is not on`)
    return isLogged(channel) ? null : channel.render(activity)
  }
}
