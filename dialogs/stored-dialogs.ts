import { z } from 'zod'
import { CALLBACK, callbackOptions, callbackValues } from './callback.js'
import { COMPLAINT, complaintOptions, complaintValues } from './complaint.js'
import { HANDOFF, handoffOptions } from './handoff.js'
import { MAIN } from './main.js'
import { CONFIRM, confirmOptions } from './prompts/confirm-slot.js'
import { DETAIL, detailOptions } from './prompts/detail-slot.js'
import { MOMENT, momentOptions } from './prompts/moment-slot.js'
import { PHONE, phoneOptions } from './prompts/phone-slot.js'
import { SUBJECT, subjectOptions } from './prompts/subject-slot.js'

const count = z.number().int().nonnegative()
const frame = <Id extends string, State extends z.ZodRawShape>(id: Id, state: State) =>
  z.object({ id: z.literal(id), state: z.object(state) })
const slot = <Id extends string, Options extends z.ZodType>(id: Id, options: Options) =>
  frame(id, { options, tries: count, asides: count })

const handoff = frame(HANDOFF, {
  options: handoffOptions,
  values: z.object({ instanceId: z.string() }),
  stepIndex: count,
})
const complaint = frame(COMPLAINT, { options: complaintOptions, values: complaintValues, stepIndex: count })
const callback = frame(CALLBACK, { options: callbackOptions, values: callbackValues, stepIndex: count })

/** The stacks that this release leaves behind: a dialog, and on it the question that waits. */
const waiting = z.union([
  z.tuple([handoff, slot(SUBJECT, subjectOptions)]),
  z.tuple([complaint, slot(DETAIL, detailOptions)]),
  z.tuple([callback, slot(MOMENT, momentOptions)]),
  z.tuple([callback, slot(PHONE, phoneOptions)]),
  z.tuple([callback, slot(CONFIRM, confirmOptions)]),
])
const main = frame(MAIN, { dialogs: z.object({ dialogStack: waiting }) })
const stored = z.object({ dialogStack: z.union([z.tuple([]), z.tuple([main])]) })

/** Botbuilder's dialog state. */
export type StoredDialogs = z.infer<typeof stored>

/** A stack that this release would not leave behind is dropped: the citizen's next message starts afresh. */
export function readDialogs(value: unknown): StoredDialogs {
  const parsed = stored.safeParse(value)
  return parsed.success ? parsed.data : { dialogStack: [] }
}
