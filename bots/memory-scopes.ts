import type { TurnContext } from 'botbuilder'

/** Under which botbuilder-dialogs keeps its memory scopes and path resolvers within a turn. */
const CONFIGURATION = 'DialogStateManagerConfiguration'

/**
 * Botbuilder-dialogs makes its memory scopes and path resolvers anew for every turn, through a service collection. They
 * know nothing of a turn: what the first one made serves all.
 */
export interface MemoryScopes {
  lend(context: TurnContext): void
  takeBack(context: TurnContext): void
}

export function createMemoryScopes(): MemoryScopes {
  let made: unknown
  return {
    lend: (context) => void (made && context.turnState.set(CONFIGURATION, made)),
    takeBack: (context) => void (made ??= context.turnState.get(CONFIGURATION)),
  }
}
