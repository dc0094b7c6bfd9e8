import { ActivityHandler } from 'botbuilder'
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js'
import { compose } from '../dialogs/compose.js'
import { MAIN, MainDialog } from '../dialogs/main.js'
import { say, scopeOf } from '../dialogs/turn-scope.js'
import { welcome } from '../dialogs/welcome.js'
import type { TurnState } from './turn-state.js'

/** Speaks with citizens: a message goes to the dialogs, an arrival is greeted, everything else is heard in silence. */
export class CitizenBot extends ActivityHandler {
  constructor(state: TurnState) {
    super()
    const dialogs = new DialogSet(state.dialogs).add(new MainDialog())
    this.onMessage(async (context, next) => {
      scopeOf(context).memory.welcomed = true
      const dc = await dialogs.createContext(context)
      await (dc.activeDialog ? dc.continueDialog() : dc.beginDialog(MAIN))
      await context.sendActivities(compose(scopeOf(context), { wrote: true }))
      await next()
    })
    this.onMembersAdded(async (context, next) => {
      const scope = scopeOf(context)
      if (!scope.memory.welcomed) {
        scope.memory.welcomed = true
        say(scope, welcome(scope))
        await context.sendActivities(compose(scope, { wrote: false }))
      }
      await next()
    })
  }
}
