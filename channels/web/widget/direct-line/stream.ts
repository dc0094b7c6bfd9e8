import { readSet, type ActivitySet } from './api.js'
import type { Timers } from './timers.js'

export interface Socket {
  close(): void
}

/** Opens a WebSocket; handed in so that tests can use another than the browser's. */
export type OpenSocket = (
  url: string,
  on: { readonly open: () => void; readonly frame: (data: string) => void; readonly close: () => void },
) => Socket

export interface StreamDeps {
  readonly url: string
  readonly openSocket: OpenSocket
  readonly timers: Timers
  readonly onOpen: () => void
  /** Any sign of life from the server. */
  readonly onFrame: () => void
  readonly onSet: (set: ActivitySet) => void
  /** Called once, and not after `close`. `opened` tells a cut connection from one that never came about. */
  readonly onLost: (opened: boolean) => void
}

/**
 * Three keep-alive frames of the server's: longer without a sign of life means that the connection is dead, though
 * nobody has told the browser. Only counted once the server has shown that it sends such frames.
 */
const SILENCE = 75_000

/** Reads a conversation's stream: frames of activities, and empty frames that only keep it alive. */
export function openStream(deps: StreamDeps): Socket {
  let state: 'opening' | 'open' | 'over' = 'opening'
  let beats = false
  let disarm = nothing
  const over = () => {
    const opened = state === 'open'
    const lost = state !== 'over'
    state = 'over'
    disarm()
    if (lost) deps.onLost(opened)
  }
  const giveUp = () => {
    socket.close()
    over()
  }
  const listen = (data: string) => {
    deps.onFrame()
    beats ||= data === ''
    disarm()
    if (beats) disarm = deps.timers.after(SILENCE, giveUp)
    const set = data === '' ? null : readSet(parse(data))
    if (set) deps.onSet(set)
  }
  const socket = deps.openSocket(deps.url, {
    open: () => {
      if (state === 'over') return
      state = 'open'
      deps.onOpen()
    },
    frame: (data) => {
      if (state !== 'over') listen(data)
    },
    close: over,
  })
  return {
    close: () => {
      state = 'over'
      disarm()
      socket.close()
    },
  }
}

const nothing = () => {}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
