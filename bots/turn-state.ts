import { ConversationState, MemoryStorage, type StatePropertyAccessor, type TurnContext } from 'botbuilder'
import type { DialogState } from 'botbuilder-dialogs'
import { readMemory, type Memory } from '../dialogs/memory.js'
import { readDialogs } from '../dialogs/stored-dialogs.js'

/** What is stored of a conversation between two turns; JSON. */
interface StoredState {
  readonly memory: Memory
  readonly dialogs: DialogState
}

const STATE = Symbol('stored state')

/**
 * Botbuilder's conversation state with no storage behind it: a turn brings its own and takes it away, so it can be run
 * again and nothing is shared between conversations. `load` is where botbuilder would read, hash and cache.
 */
export class TurnState extends ConversationState {
  readonly dialogs: StatePropertyAccessor<DialogState>

  constructor() {
    super(new MemoryStorage())
    this.dialogs = this.createProperty<DialogState>('dialogs')
  }

  /** Takes in what was stored after the last turn. It may be of an older release or damaged: what is unreadable is dropped. */
  bind(context: TurnContext, stored: unknown): void {
    const fields = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
    const state: StoredState = { memory: readMemory(fields['memory']), dialogs: readDialogs(fields['dialogs']) }
    context.turnState.set(STATE, state)
  }

  override load(context: TurnContext): Promise<StoredState> {
    return Promise.resolve(this.of(context))
  }

  of(context: TurnContext): StoredState {
    const state = context.turnState.get<StoredState | undefined>(STATE)
    if (!state) throw new Error('the state of this turn was never bound')
    return state
  }
}
