import type { Random } from '../../simulation/random.js'
import type { SimulatorSettings } from './settings.js'

/** Something that happened, on its way to the bot. */
export interface Update {
  readonly id: number
  /** Updates with the same key come in order, one after the other's acknowledgement. */
  readonly key: string
  readonly body: Readonly<Record<string, unknown>>
  readonly bornAt: number
  /** Milliseconds that Telegram keeps it. */
  readonly life: number
  /** Called once it is taken. */
  readonly taken: () => void
}

export interface Webhook {
  readonly url: string
  readonly secret: string | null
  readonly connections: number
}

export interface UpdatesDeps {
  readonly settings: SimulatorSettings
  readonly random: Random
  readonly now: () => Date
}
