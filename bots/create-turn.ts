import { TurnContext } from 'botbuilder'
import { createScope } from '../dialogs/create-scope.js'
import { createServices, type ServiceParts } from '../dialogs/services.js'
import { bindScope } from '../dialogs/turn-scope.js'
import type { Answerer } from '../knowledge/answerer.js'
import type { Content } from '../knowledge/content.js'
import { CitizenBot } from './citizen-bot.js'
import { gather } from './gather.js'
import { createMemoryScopes } from './memory-scopes.js'
import { TurnAdapter } from './turn-adapter.js'
import { TurnState } from './turn-state.js'
import type { Turn } from './turn.js'

export interface TurnDependencies extends ServiceParts {
  /** The content and the answerer trained on it; asked once a turn, so that a turn sees one version. */
  readonly knowledge: () => { readonly content: Content; readonly answerer: Answerer }
  readonly now: () => Date
}

/** Builds the bot once; each turn then costs only itself. Turns of different conversations may run at the same time. */
export function createTurn(dependencies: TurnDependencies): Turn {
  const { knowledge, now } = dependencies
  const services = createServices(dependencies)
  const state = new TurnState()
  const bot = new CitizenBot(state)
  const scopes = createMemoryScopes()
  return async ({ activities, state: stored, desk, newReference }) => {
    const gathered = gather(activities)
    if (!gathered) return { replies: [], state: stored }
    const adapter = new TurnAdapter()
    const context = new TurnContext(adapter, gathered)
    scopes.lend(context)
    state.bind(context, stored)
    const { memory } = state.of(context)
    bindScope(context, createScope(context, memory, { services, ...knowledge(), desk, newReference, now: now() }))
    await bot.run(context)
    scopes.takeBack(context)
    const output = { replies: adapter.replies, state: state.of(context) }
    // What botbuilder's closures hold of the context, they hold until a full collection: not the whole turn with it.
    context.turnState.clear()
    return output
  }
}
