import { z } from 'zod'
import type { Kept } from '../store/own-data.js'

const spoken = z.looseObject({
  text: z.string().optional(),
  attachments: z.array(z.looseObject({ name: z.string().optional() })).optional(),
})

/** All that is kept of a conversation, as JSON for a machine: dates in ISO 8601, what was sent as it was sent. */
export function wholeOf({ conversation, lines, cases, receipts, files }: Kept) {
  const { id, channel, recipient, language, created_at, last_inbound_at, consent_version, consent_at, state } =
    conversation
  return {
    conversation: {
      id,
      channel,
      recipient,
      language,
      begun: dateOf(created_at),
      lastMessage: dateOf(last_inbound_at),
      consent: consent_version === null ? null : { version: consent_version, at: dateOf(consent_at) },
      remembered: parsed(state ?? 'null'),
    },
    lines: lines.map(({ seq, origin, at, checkpoint, activity }) => ({
      seq,
      origin,
      at: dateOf(at),
      checkpoint,
      activity: parsed(activity),
    })),
    cases: cases.map(({ pin_hash: _secret, conversation: _same, ...one }) => withDates(one)),
    answers: receipts.map(({ conversation: _same, runners_up, ...one }) =>
      withDates({ ...one, runners_up: parsed(runners_up) }),
    ),
    files: files.map(({ name, content_type, at }, i) => ({ file: i + 1, name, type: content_type, at: dateOf(at) })),
  }
}

/** What was said, one line a message, for a person to read. */
export function readableOf({ lines }: Kept): string {
  return lines.map(({ at, origin, activity }) => `${dateOf(at)}  ${origin}: ${wordsOf(activity)}\n`).join('')
}

function wordsOf(activity: string): string {
  const said = spoken.safeParse(parsed(activity)).data
  const files = said?.attachments?.map(({ name }) => `[${name ?? 'file'}]`) ?? []
  return [said?.text ?? '', ...files].filter(Boolean).join(' ').replace(/\n/g, '\n    ')
}

/** What was stored and cannot be read is the person's all the same. */
function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored)
  } catch {
    return stored
  }
}

const dateOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Columns of moments end in `_at` or are called `at`. */
const withDates = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      /(^|_)at$/.test(name) && typeof value === 'number' ? dateOf(value) : value,
    ]),
  )
