import type { Activity, Attachment } from '../channels/activity.js'

/**
 * The activities of a turn as one: messages in a row are one question, their texts in order. Null where nothing is to be
 * answered: edits, reactions, typing, events, the end of a conversation, and kinds that do not exist yet.
 */
export function gather(activities: readonly Activity[]): Activity | null {
  const messages = activities.filter(({ type }) => type === 'message')
  const last = messages.at(-1)
  if (!last) return activities.findLast(isArrival) ?? null
  const attachments = messages.flatMap((message): Attachment[] => message.attachments ?? [])
  const text = messages.map(textOf).filter(Boolean).join('\n')
  return { ...last, text, attachments }
}

/** A button of a card may send its value alone. */
const textOf = ({ text, value }: Activity): string => text ?? (typeof value === 'string' ? value : '')

/** Somebody other than the bot has opened the conversation. */
const isArrival = ({ type, membersAdded, recipient }: Activity): boolean =>
  type === 'conversationUpdate' && (membersAdded ?? []).some(({ id }) => id !== recipient?.id)
