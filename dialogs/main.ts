import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs'
import { ComponentDialog } from 'botbuilder-dialogs/lib/componentDialog.js'
import { Dialog, DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog.js'
import { detectLanguage } from '../knowledge/language/detect.js'
import type { Language } from '../knowledge/language/language.js'
import { CALLBACK, createCallbackDialog, type CallbackOptions } from './callback.js'
import { COMPLAINT, createComplaintDialog, type ComplaintOptions } from './complaint.js'
import { createHandoffDialog, HANDOFF } from './handoff.js'
import { takeComment, takeScore } from './survey.js'
import { sayWhichTwo, switchLanguage } from './language.js'
import { pickByYesNo, pickOffer } from './offers.js'
import { createConfirmSlot } from './prompts/confirm-slot.js'
import { createDetailSlot } from './prompts/detail-slot.js'
import { createMomentSlot } from './prompts/moment-slot.js'
import { createPhoneSlot } from './prompts/phone-slot.js'
import { Slot } from './prompts/slot.js'
import { createSubjectSlot } from './prompts/subject-slot.js'
import { languageSwitch } from './recognizers/language-switch.js'
import { script } from './recognizers/other-language.js'
import { smalltalk } from './recognizers/smalltalk.js'
import { skip } from './recognizers/skip.js'
import { respond, type Calm } from './respond.js'
import type { Route } from './route.js'
import { findRoute } from './routing.js'
import { yesOrNo } from './short-answer.js'
import { pickSlashCommand } from './slash-commands.js'
import { say, scopeOf, sentence, type Reply, type TurnScope } from './turn-scope.js'
import { askForWords } from './unreadable.js'
import { signpost, signpostAndOffer } from './urgent.js'

export const MAIN = 'main'
/** Milliseconds that a question waits for its answer. */
const PATIENCE = 24 * 60 * 60 * 1000

/** Takes every message: what must come first, then the question that waits, then everything else. */
export class MainDialog extends ComponentDialog {
  constructor() {
    super(MAIN)
    this.addDialog(createComplaintDialog()).addDialog(createDetailSlot())
    this.addDialog(createHandoffDialog()).addDialog(createCallbackDialog())
    this.addDialog(createSubjectSlot()).addDialog(createMomentSlot())
    this.addDialog(createPhoneSlot()).addDialog(createConfirmSlot())
  }

  protected override onBeginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return hear(dc)
  }

  protected override onContinueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return hear(dc)
  }
}

async function hear(dc: DialogContext): Promise<DialogTurnResult> {
  const scope = scopeOf(dc.context)
  await leaveWhatIsOver(dc, scope)
  const rated = isWaiting(dc) ? null : takeScore(scope)
  if (rated) {
    say(scope, rated)
    return { status: DialogTurnStatus.complete }
  }
  scope.picked = pickSlashCommand(scope) ?? pickOffer(scope) ?? (isWaiting(dc) ? null : pickByYesNo(scope))
  const language = wishedFor(scope)
  if (language) await speak(dc, scope, language)
  else if (isUnreadable(dc, scope)) say(scope, askForWords(scope))
  else await understand(dc, scope)
  return dc.activeDialog ? Dialog.EndOfTurn : { status: DialogTurnStatus.complete }
}

const isWaiting = (dc: DialogContext): boolean => dc.activeDialog !== undefined

/**
 * A question waits for nothing where the case that a call was being agreed for is closed, where a case was opened elsewhere,
 * and where the citizen comes back so late that the next words are hardly its answer.
 */
async function leaveWhatIsOver(dc: DialogContext, { memory, desk, now }: TurnScope): Promise<void> {
  const [frame] = dc.stack
  const late = now.getTime() - Date.parse(memory.wroteAt ?? '') > PATIENCE
  memory.wroteAt = now.toISOString()
  if (!frame) return
  const callback = frame.id === CALLBACK ? (frame.state.options as CallbackOptions) : null
  const open = [desk.case?.reference, desk.callback?.reference]
  const over = callback ? !open.includes(callback.reference) : desk.holder === 'queue'
  if (over || late) await dc.cancelAllDialogs()
}

/** The language that the citizen asks us to speak, where the message asks for nothing else. */
function wishedFor(scope: TurnScope): Language | null {
  const offer = scope.picked?.offer
  if (offer?.kind !== 'command') return scope.picked || !scope.message.brief ? null : languageSwitch(scope.message.text)
  return offer.command === 'arabic' ? 'ar' : offer.command === 'english' ? 'en' : null
}

async function speak(dc: DialogContext, scope: TurnScope, language: Language): Promise<void> {
  if (!isWaiting(dc)) {
    say(scope, switchLanguage(scope, language))
    return
  }
  scope.memory.language = language
  say(scope, { blocks: [sentence(scope, 'language.switched')] })
  await dc.repromptDialog()
}

/** A thumb, a dash or a bare number may answer a question that waits; anything else must be words. */
function isUnreadable(dc: DialogContext, scope: TurnScope): boolean {
  const { wordless, empty, text } = scope.message
  if (scope.picked || !empty) return false
  return !isWaiting(dc) || (wordless && yesOrNo(scope) === null && !skip(text))
}

async function understand(dc: DialogContext, scope: TurnScope): Promise<void> {
  const { memory, message, picked } = scope
  const other = picked ? null : script(message.text)
  if (!other && !message.text.startsWith('/')) memory.language = languageSpoken(scope) ?? memory.language
  const route = picked || message.empty ? null : await findRoute(scope, message.masked)
  scope.route = route
  if (route?.kind === 'urgent') return dealWithUrgent(dc, scope, route)
  if (other) return say(scope, sayWhichTwo(scope, other))
  const comment = takeComment(scope, route)
  if (comment) return say(scope, comment)
  if (isWaiting(dc)) await dc.continueDialog()
  if (!scope.taken) await answer(dc, scope, route)
}

/** "Ok" is said in every language, and changes none. */
const languageSpoken = ({ memory, message }: TurnScope): Language | null =>
  memory.language && message.brief && smalltalk(message.text) === 'okay' ? null : detectLanguage(message.masked)

/** The signpost comes first, always. Who was asking for a person anyhow gets an urgent case without further questions. */
async function dealWithUrgent(dc: DialogContext, scope: TurnScope, { entry, verdict }: Urgent): Promise<void> {
  if (dc.stack[0]?.id !== HANDOFF) {
    say(scope, signpostAndOffer(scope, entry, verdict))
    return
  }
  say(scope, signpost(scope, entry, verdict))
  await dc.cancelAllDialogs()
  await dc.beginDialog(HANDOFF, { concern: scope.memory.concern })
}

type Urgent = Extract<Route, { kind: 'urgent' }>

async function answer(dc: DialogContext, scope: TurnScope, route: Calm | null): Promise<void> {
  const response = await respond(scope, route)
  switch (response.kind) {
    case 'reply':
      return sayBesideWaiting(dc, scope, response.reply)
    case 'handoff':
      if (response.reply) say(scope, response.reply)
      await dc.beginDialog(HANDOFF, { concern: response.concern })
      return
    case 'complaint':
      await dc.cancelAllDialogs()
      if (response.told) say(scope, { blocks: [sentence(scope, 'person.complaint')] })
      await dc.beginDialog(COMPLAINT, {
        kind: response.about,
        told: response.told,
        opening: scope.message.gist,
      } satisfies ComplaintOptions)
      return
    case 'callback':
      await dc.cancelAllDialogs()
      await dc.beginDialog(CALLBACK, response.options)
      return
    case 'event':
      await dc.cancelAllDialogs()
  }
}

/** Where a question still waits, the reply calls it to mind, unless it has been often enough. */
async function sayBesideWaiting(dc: DialogContext, scope: TurnScope, reply: Reply): Promise<void> {
  const instance = dc.activeDialog
  const slot = instance ? dc.findDialog(instance.id) : undefined
  const reminding = instance && slot instanceof Slot ? slot.withReminder(scope, instance, reply) : null
  say(scope, reminding ?? reply)
  if (instance && !reminding) await dc.cancelAllDialogs()
}
