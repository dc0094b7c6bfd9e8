import { z } from 'zod'
import type { Block } from '../../knowledge/rich-text.js'
import { hoursOf, obstacleAt } from '../callback-hours.js'
import { commandOffer } from '../offers.js'
import { phone } from '../recognizers/phone.js'
import { wantsToStop, yesOrNo } from '../short-answer.js'
import { languageOf, sentence, type TurnScope } from '../turn-scope.js'
import { isAnswered, isOwnSubject, pressed } from './meaning.js'
import { Slot, type Heard } from './slot.js'

export const MOMENT = 'moment'
export const momentOptions = z.object({
  team: z.string().nullable(),
  /** The first time it is an offer; after a correction only the question. */
  offered: z.boolean(),
  /** What was said so far: a day without a time, or a time without a day. */
  known: z.object({ day: z.string().optional(), time: z.string().optional() }),
})
type Options = z.infer<typeof momentOptions>

export interface CallbackMoment {
  /** ISO 8601. */
  readonly at: string
  /** Where the same message told the number too. */
  readonly phone: string | null
}

/** A day and a time within the team's hours. */
export const createMomentSlot = () =>
  new Slot<CallbackMoment, Options>(MOMENT, {
    ask(scope, options) {
      scope.services.recognizers.warm()
      return { blocks: [question(scope, options)], buttons: [commandOffer('noCallback')] }
    },
    remind: (scope) => sentence(scope, 'callback.remindWhen'),
    hear: hearMoment,
  })

function question(scope: TurnScope, { team, offered, known }: Options): Block {
  if (known.day) return needTime(scope, known.day)
  if (known.time) return sentence(scope, 'callback.needDay')
  if (offered) return sentence(scope, 'callback.when')
  const hours = hoursOf(scope, team)
  return hours ? sentence(scope, 'callback.offer', { hours }) : sentence(scope, 'callback.offerAnyTime')
}

async function hearMoment(scope: TurnScope, options: Options): Promise<Heard<CallbackMoment, Options>> {
  const { text } = scope.message
  if (pressed(scope, 'noCallback', 'cancel', 'no') || wantsToStop(scope)) return { kind: 'cancelled' }
  if (scope.picked) return { kind: 'other' }
  const when = await scope.services.recognizers.when(text, {
    now: scope.now,
    timeZone: scope.services.settings.timeZone,
    known: options.known,
  })
  const number = phone(text)
  if (number) scope.invited.add('phone')
  switch (when.kind) {
    case 'moment': {
      const obstacle = obstacleAt(scope, options.team, when.at)
      if (!obstacle) return { kind: 'value', value: { at: when.at.toISOString(), phone: number } }
      const known = obstacle.dayMayDo ? { day: when.day } : {}
      return { kind: 'again', why: obstacle.why, options: { ...options, known } }
    }
    case 'day':
      if (isAnswered(scope)) return { kind: 'other' }
      return { kind: 'again', why: needTime(scope, when.day), options: { ...options, known: { day: when.day } } }
    case 'time':
      if (isAnswered(scope)) return { kind: 'other' }
      return {
        kind: 'again',
        why: sentence(scope, 'callback.needDay'),
        options: { ...options, known: { time: when.time } },
      }
    case 'unclear':
      return isAnswered(scope) ? { kind: 'other' } : { kind: 'again', why: sentence(scope, 'callback.whenAgain') }
    case 'none':
      return withoutTime(scope)
  }
}

/** No word of a day or a time: a yes or no to the call itself, or something else. */
function withoutTime(scope: TurnScope): Heard<CallbackMoment, Options> {
  const answer = yesOrNo(scope)
  if (answer === 'no') return { kind: 'cancelled' }
  if (answer === 'yes') return { kind: 'again', why: sentence(scope, 'callback.when') }
  return isOwnSubject(scope) ? { kind: 'other' } : { kind: 'again', why: sentence(scope, 'callback.whenAgain') }
}

const needTime = (scope: TurnScope, day: string): Block =>
  sentence(scope, 'callback.needTime', { day: scope.services.format.day(day, languageOf(scope)) })
