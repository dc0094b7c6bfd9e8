import {
  ComponentDialog,
  Dialog,
  DialogTurnStatus,
  type DialogContext,
  type DialogTurnResult,
} from 'botbuilder-dialogs'
import { detectLanguage } from '../knowledge/language/detect.js'
import type { Language } from '../knowledge/language/language.js'
import { CALLBACK, createCallbackDialog, type CallbackOptions } from './callback.js'
import { createHandoffDialog, HANDOFF } from './handoff.js'
import { sayWhichTwo, switchLanguage } from './language.js'
import { pickByYesNo, pickOffer } from './offers.js'
import { createConfirmSlot } from './prompts/confirm-slot.js'
import { createMomentSlot } from './prompts/moment-slot.js'
import { createPhoneSlot } from './prompts/phone-slot.js'
import { Slot } from './prompts/slot.js'
import { createSubjectSlot } from './prompts/subject-slot.js'
import { languageSwitch } from './recognizers/language-switch.js'
import { script } from './recognizers/other-language.js'
import { skip } from './recognizers/skip.js'
import { yesNo } from './recognizers/yes-no.js'
import { respond } from './respond.js'
import { findRoute } from './routing.js'
import { inQueue, say, scopeOf, sentence, type Reply, type TurnScope } from './turn-scope.js'
import { askForWords } from './unreadable.js'
import { signpost } from './urgent.js'

export const MAIN = 'main'

/** Takes every message: what must come first, then the question that waits, then everything else. */
export class MainDialog extends ComponentDialog {
  constructor() {
    super(MAIN)
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
  scope.picked = pickOffer(scope) ?? (isWaiting(dc) ? null : pickByYesNo(scope))
  if (!(await heardOfLanguage(dc, scope)) && !isUnreadable(dc, scope)) await understand(dc, scope)
  return dc.activeDialog ? Dialog.EndOfTurn : { status: DialogTurnStatus.complete }
}

const isWaiting = (dc: DialogContext): boolean => dc.activeDialog !== undefined

/** The case that a call was being agreed for is closed, or a case was opened elsewhere: the question waits for nothing. */
async function leaveWhatIsOver(dc: DialogContext, scope: TurnScope): Promise<void> {
  const [frame] = dc.stack
  const callback = frame?.id === CALLBACK ? (frame.state.options as CallbackOptions) : null
  const over = callback ? scope.desk.case?.reference !== callback.reference : inQueue(scope)
  if (frame && over) await dc.cancelAllDialogs()
}

/** Another language, or a wish for one, is the whole of the message. */
async function heardOfLanguage(dc: DialogContext, scope: TurnScope): Promise<boolean> {
  const { text } = scope.message
  const wish = wishedFor(scope)
  if (wish) {
    await speak(dc, scope, wish)
    return true
  }
  const other = scope.picked ? null : script(text)
  if (other) say(scope, sayWhichTwo(scope, other))
  else scope.memory.language = detectLanguage(text) ?? scope.memory.language
  return other !== null
}

function wishedFor(scope: TurnScope): Language | null {
  const offer = scope.picked?.offer
  if (offer?.kind !== 'command') return scope.picked ? null : languageSwitch(scope.message.text)
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

/** A thumb or a dash may answer a question; otherwise a message without words is asked for in words. */
function isUnreadable(dc: DialogContext, scope: TurnScope): boolean {
  const { wordless, text } = scope.message
  if (!wordless || scope.picked || (isWaiting(dc) && (yesNo(text) !== null || skip(text)))) return false
  say(scope, askForWords(scope))
  return true
}

async function understand(dc: DialogContext, scope: TurnScope): Promise<void> {
  scope.route = scope.picked ? null : await findRoute(scope, scope.message.masked)
  if (scope.route?.kind === 'urgent') {
    await dealWithUrgent(dc, scope, signpost(scope, scope.route.entry, scope.route.verdict))
    return
  }
  if (isWaiting(dc)) await dc.continueDialog()
  if (!scope.taken) await answer(dc, scope)
}

/** The signpost comes first, always. Who was asking for a person anyhow gets an urgent case without further questions. */
async function dealWithUrgent(dc: DialogContext, scope: TurnScope, reply: Reply): Promise<void> {
  const { concern } = scope.memory
  const asking = dc.stack[0]?.id === HANDOFF && concern !== null
  say(scope, asking ? { ...reply, buttons: [] } : reply)
  if (!asking) return
  await dc.cancelAllDialogs()
  await dc.beginDialog(HANDOFF, { concern })
}

async function answer(dc: DialogContext, scope: TurnScope): Promise<void> {
  const response = await respond(scope, scope.route)
  switch (response.kind) {
    case 'reply':
      say(scope, withWaiting(dc, scope, response.reply))
      return
    case 'handoff':
      if (response.reply) say(scope, response.reply)
      await dc.beginDialog(HANDOFF, { concern: response.concern })
      return
    case 'callback':
      await dc.cancelAllDialogs()
      await dc.beginDialog(CALLBACK, response.options)
      return
    case 'event':
      await dc.cancelAllDialogs()
  }
}

/** Where a question still waits, the reply ends with it. */
function withWaiting(dc: DialogContext, scope: TurnScope, reply: Reply): Reply {
  const instance = dc.activeDialog
  const slot = instance ? dc.findDialog(instance.id) : undefined
  return instance && slot instanceof Slot ? slot.withReminder(scope, instance, reply) : reply
}
