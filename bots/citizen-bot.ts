import { ActivityHandler, type TurnContext } from 'botbuilder'
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js'
import { compose } from '../dialogs/compose.js'
import { MAIN, MainDialog } from '../dialogs/main.js'
import { say, scopeOf } from '../dialogs/turn-scope.js'
import { welcome } from '../dialogs/welcome.js'
import type { TurnState } from './turn-state.js'

/**
 * Speaks with citizens: a message goes to the dialogs, an arrival is greeted, everything else is heard in silence. It
 * overrides what it answers: for registered handlers botbuilder runs a chain of generators in every turn.
 */
export class CitizenBot extends ActivityHandler {
  readonly #dialogs: DialogSet

  constructor(state: TurnState) {
    super()
    this.#dialogs = new DialogSet(state.dialogs).add(new MainDialog())
  }

  override run(context: TurnContext): Promise<void> {
    return this.onTurnActivity(context)
  }

  protected override async onTurnActivity(context: TurnContext): Promise<void> {
    if (context.activity.type === 'message') await this.onMessageActivity(context)
    if (context.activity.type === 'conversationUpdate') await this.onConversationUpdateActivity(context)
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    scopeOf(context).memory.welcomed = true
    const dc = await this.#dialogs.createContext(context)
    await (dc.activeDialog ? dc.continueDialog() : dc.beginDialog(MAIN))
    await context.sendActivities(compose(scopeOf(context), { wrote: true }))
  }

  /** A turn takes no other update than somebody's arrival. */
  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const scope = scopeOf(context)
    if (scope.memory.welcomed) return
    scope.memory.welcomed = true
    say(scope, welcome(scope))
    await context.sendActivities(compose(scope, { wrote: false }))
  }
}
