import { type CaseAsked, EVENTS } from '../channels/activity.js'
import type { Verdict } from '../knowledge/answerer.js'
import { giveAnswer, giveChosen, rememberAnswer } from './answer.js'
import { answerableEntry } from './answerable.js'
import type { CallbackOptions } from './callback.js'
import type { ComplaintOptions } from './complaint.js'
import { askAboutTopic, askWhich, noneOfThese } from './clarify.js'
import { didNotHelp } from './feedback.js'
import { askWhichLanguage } from './language.js'
import type { Button, Command, Concern } from './memory.js'
import { askAboutOwnData, confirmOwnData } from './own-data.js'
import { complaintTold, concernOf, openConcern, sayCannotSee } from './person.js'
import { caseNamed, type CaseNamed } from './recognizers/case-reference.js'
import { asksHowLong } from './recognizers/asks-how-long.js'
import { wantsOtherLanguage } from './recognizers/language-switch.js'
import { saysNotHelped } from './recognizers/not-helped.js'
import { ownDataWish } from './recognizers/own-data.js'
import { suggestion, wantsToComplain } from './recognizers/suggestion.js'
import { tellsOwn } from './recognizers/tells-own.js'
import type { Route } from './route.js'
import { findRoute } from './routing.js'
import { isShort, wantsToStop, yesOrNo } from './short-answer.js'
import { chat } from './smalltalk.js'
import { emit, inQueue, languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'
import { sayUnknown } from './unknown.js'
import { askWhetherToLeave, sayWaiting } from './waiting.js'
import { welcome } from './welcome.js'

/** What a message leads to: a reply, or, after one, a dialog with questions of its own. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'handoff'; readonly concern: Concern; readonly reply?: Reply }
  | { readonly kind: 'complaint'; readonly about: ComplaintOptions['kind']; readonly told: ComplaintOptions['told'] }
  | { readonly kind: 'callback'; readonly options: CallbackOptions }
  /** An event says it all: the service answers it with a notice. */
  | { readonly kind: 'event' }

/** What is urgent was dealt with before. */
export type Calm = Exclude<Route, { kind: 'urgent' }>

const reply = (said: Reply): Outcome => ({ kind: 'reply', reply: said })

/** The response to a message that no waiting question took. */
export async function respond(scope: TurnScope, route: Calm | null): Promise<Outcome> {
  if (scope.picked) return takeUp(scope, scope.picked)
  const named = scope.message.brief ? caseNamed(scope.message.text) : null
  if (named) return enquire(scope, named)
  const wish = scope.message.brief ? ownDataWish(scope.message.text) : null
  if (wish) return reply(askAboutOwnData(scope, wish))
  if (scope.message.brief && wantsOtherLanguage(scope.message.text)) return reply(askWhichLanguage(scope))
  if (wantsToStop(scope)) return reply(inQueue(scope) ? askWhetherToLeave(scope) : goOn(scope))
  if (inQueue(scope) && scope.message.brief && asksHowLong(scope.message.text)) return reply(sayWaiting(scope))
  if (scope.message.personal.length > 0 && tellsOwn(scope.message.masked)) return reply(goOn(scope))
  if (scope.message.brief && saysNotHelped(scope.message.text)) return reply(sayOtherwise(scope))
  const about = complaining(scope)
  if (about && !inQueue(scope)) return { kind: 'complaint', about, told: null }
  if (!route || isBareAnswer(scope, route)) return reply(goOn(scope))
  return goesOnWithCase(scope, route) ? reopen(scope) : follow(scope, route)
}

/** Who wants to complain or to suggest something is asked what, about whom, where and since when. */
function complaining({ message }: TurnScope): ComplaintOptions['kind'] | null {
  if (!message.brief) return null
  if (wantsToComplain(message.text)) return 'complaint'
  return suggestion(message.text) ? 'suggestion' : null
}

/** Where nothing was answered there is nothing that could have helped. */
const sayOtherwise = (scope: TurnScope): Reply =>
  scope.memory.answered.length > 0 ? didNotHelp(scope) : noneOfThese(scope)

/** Where a case is, the service knows. */
function enquire(scope: TurnScope, named: CaseNamed): Outcome {
  emit(scope, EVENTS.caseAsked, named satisfies CaseAsked)
  return { kind: 'event' }
}

/** To a case that was resolved a moment ago belongs what the bot cannot answer by itself, and a wish for a person. */
function goesOnWithCase({ desk }: TurnScope, route: Calm): boolean {
  if (!desk.resolved?.reopens) return false
  if (route.kind === 'person') return route.reason !== 'complaint'
  return route.kind === 'verdict' && route.verdict.kind !== 'answer'
}

function reopen(scope: TurnScope): Outcome {
  emit(scope, EVENTS.reopen, { reference: scope.desk.resolved?.reference ?? '' })
  scope.memory.unknowns = 0
  scope.memory.concern = null
  return { kind: 'event' }
}

/** A yes or no, where nothing was asked. */
const isBareAnswer = (scope: TurnScope, route: Calm): boolean =>
  route.kind === 'verdict' && route.verdict.kind === 'unknown' && isShort(scope) && yesOrNo(scope) !== null

const goOn = (scope: TurnScope): Reply => ({ blocks: [sentence(scope, 'text.goOn')] })

function follow(scope: TurnScope, route: Calm): Outcome {
  switch (route.kind) {
    case 'smalltalk':
      return reply(chat(scope, route.entry, route.verdict))
    case 'verdict':
      return reply(settle(scope, route.verdict, { gone: false }))
    case 'person':
      return toPerson(scope, route)
  }
}

function toPerson(scope: TurnScope, { reason, verdict }: Extract<Route, { kind: 'person' }>): Outcome {
  if (reason === 'own-record') return reply(sayCannotSee(scope, verdict))
  if (reason === 'asked') return handOver(scope, concernOf(scope, verdict))
  if (inQueue(scope)) return reply({ blocks: [sentence(scope, 'person.complaintQueued')] })
  return { kind: 'complaint', about: 'complaint', told: complaintTold(scope, verdict) }
}

/** A citizen who waits already gets no second case. */
function handOver(scope: TurnScope, concern: Concern): Outcome {
  if (scope.desk.resolved?.reopens) return reopen(scope)
  return inQueue(scope) ? reply(sayWaiting(scope)) : { kind: 'handoff', concern }
}

/** An answer, a question back, or that we do not know. */
function settle(scope: TurnScope, verdict: Verdict, { gone }: { readonly gone: boolean }): Reply {
  if (verdict.kind === 'clarify') return askWhich(scope, verdict, { gone }) ?? sayUnknown(scope, verdict)
  const answer = verdict.kind === 'answer' ? giveAnswer(scope, verdict) : null
  if (!answer) return sayUnknown(scope, verdict)
  rememberAnswer(scope, verdict.entries, questionOf(scope, verdict))
  return answer
}

/** A follow-up ("and for how long?") says too little by itself to go on from: the answer's own question stands for it. */
const questionOf = (scope: TurnScope, { rule, entries: [entry] }: Verdict): string =>
  rule === 'follow-up' && entry ? entry.question[languageOf(scope)] : scope.message.gist

async function takeUp(scope: TurnScope, { offer, label }: Button): Promise<Outcome> {
  if (offer.kind === 'command') return obey(scope, offer.command)
  if (offer.kind === 'topic') return reply(askAboutTopic(scope, offer.id) ?? (await askAgain(scope, label)))
  const entry = answerableEntry(scope, offer.id)
  const answer = entry ? giveChosen(scope, entry) : null
  if (!entry || !answer) return reply(await askAgain(scope, label))
  rememberAnswer(scope, [entry], entry.question[languageOf(scope)])
  return reply(answer)
}

/** The option is gone since it was offered: the question that led to it is put to the present content. */
async function askAgain(scope: TurnScope, label: string): Promise<Reply> {
  const route = await findRoute(scope, scope.memory.clarifying ?? label)
  return settle(scope, route.verdict, { gone: true })
}

function obey(scope: TurnScope, command: Command): Outcome {
  switch (command) {
    case 'person':
      return handOver(scope, openConcern(scope))
    case 'notHelped':
      return reply(didNotHelp(scope))
    case 'noneOfThese':
      return reply(noneOfThese(scope))
    case 'cancelWait':
      return cancelWait(scope)
    case 'callback':
      return callBack(scope)
    case 'help':
      return reply(welcome(scope))
    case 'eraseMyData':
      return onlyIfSaid(confirmOwnData(scope, 'erase'))
    case 'copyMyData':
      return onlyIfSaid(confirmOwnData(scope, 'copy'))
    case 'language':
      return reply(askWhichLanguage(scope))
    default:
      return reply(goOn(scope))
  }
}

const onlyIfSaid = (said: Reply | null): Outcome => (said ? reply(said) : { kind: 'event' })

function cancelWait(scope: TurnScope): Outcome {
  if (!inQueue(scope) || !scope.desk.case) return reply(goOn(scope))
  emit(scope, EVENTS.handoffCancel, { reference: scope.desk.case.reference })
  return { kind: 'event' }
}

/** A call is for who waits while nobody is there; in working hours waiting is quicker. */
function callBack(scope: TurnScope): Outcome {
  const { desk } = scope
  if (desk.callback) return agreeOn(desk.callback.reference)
  if (!inQueue(scope)) return handOver(scope, openConcern(scope))
  if (desk.open || !desk.case) return reply(sayWaiting(scope))
  return agreeOn(desk.case.reference)
}

const agreeOn = (reference: string): Outcome => ({
  kind: 'callback',
  options: { reference, team: null, at: null, phone: null, offered: false },
})
