/** A Redis, one server or a cluster. What is in it may vanish at any moment. */
export interface RedisLink {
  /** Rejects at once while it cannot be reached. The limits' counters take it as it is. */
  readonly asks: RedisAsks
  hear(channel: string, listener: (message: string) => void): Promise<void>
  /** What `INFO` says, of each server. */
  info(): Promise<readonly string[]>
  /** Called when it can be heard again. */
  onReturn(look: () => void): void
  close(): Promise<void>
}

export interface RedisAsks {
  publish(channel: string, message: string): Promise<unknown>
  set(key: string, value: string, options: Claim): Promise<unknown>
}

interface Claim {
  readonly condition: 'NX'
  readonly expiration: { readonly type: 'PX'; readonly value: number }
}

/** Whether it answered once: from then on a lost connection is made again for ever. */
export interface RedisState {
  up: boolean
}

/** A link, and what its servers said at start. */
export interface Opened {
  readonly link: RedisLink
  /** What `INFO memory` says, of each server. */
  readonly memory: readonly string[]
}

export interface Opening {
  readonly state: RedisState
  /** For what goes wrong while it runs. */
  readonly warn: (error: unknown) => void
}

/** Milliseconds: to connect, and between two tries to connect again at most. */
const CONNECT = 2_000
const LONGEST_PAUSE = 2_000
/** Milliseconds between two signs of life; without one for so long a connection counts as dead. */
const PING_EVERY = 1_000
const SILENCE = 5_000
/** Commands that wait for an answer; more are refused at once, so that a Redis that hangs cannot fill the memory. */
const MOST_WAITING = 10_000

/** How each server is connected to. */
export const connection = (state: RedisState) => ({
  disableOfflineQueue: true,
  commandsQueueMaxLength: MOST_WAITING,
  pingInterval: PING_EVERY,
  socket: {
    connectTimeout: CONNECT,
    socketTimeout: SILENCE,
    reconnectStrategy: (tries: number, cause: Error) =>
      state.up ? Math.min(50 * 2 ** Math.min(tries, 10), LONGEST_PAUSE) : new Error(cause.message),
  },
})

export type Connection = ReturnType<typeof connection>
