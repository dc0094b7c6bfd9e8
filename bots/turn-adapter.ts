import { BotAdapter, type ResourceResponse, type TurnContext } from 'botbuilder'
import type { Activity } from '../channels/activity.js'

type Sent = Parameters<BotAdapter['sendActivities']>[1][number]

/** Collects what a turn says, and sends nothing: whoever runs the turn decides whether it counts. */
export class TurnAdapter extends BotAdapter {
  readonly replies: Activity[] = []

  override sendActivities(_: TurnContext, activities: Sent[]): Promise<ResourceResponse[]> {
    for (const activity of activities) if (activity.type !== 'trace') this.replies.push(withoutAddress(activity))
    return Promise.resolve(activities.map(() => ({ id: '' })))
  }

  /** A turn only ever adds. */
  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('a turn changes no message that was sent'))
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('a turn deletes no message that was sent'))
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('a turn starts with what a citizen sent'))
  }
}

/** Where a reply goes is the business of whoever delivers it; botbuilder copies it from the question. */
function withoutAddress(sent: Sent): Activity {
  const { channelId: _c, conversation: _v, from: _f, recipient: _r, serviceUrl: _s, id: _i, ...activity } = sent
  return activity as Activity
}
