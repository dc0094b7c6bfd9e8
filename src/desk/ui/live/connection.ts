import type { LiveNews, LiveWord } from '../../contract/inbox.js'
import { createSpeaker } from './speaker.js'

/** `cut`: the connection was lost and is tried again. */
export type LiveState = 'connecting' | 'live' | 'cut'

/** `caught-up`: back after a cut, so whatever may have been missed is to be asked for. */
export type News = LiveNews | { readonly kind: 'caught-up' }

export interface Live {
  state(): LiveState
  /** Tells `listener` whenever the state changes; gives back how to stop. */
  onState(listener: () => void): () => void
  onNews(listener: (news: News) => void): () => void
  /** Said once connected, or not at all: what is said here is of the moment. */
  say(word: LiveWord): void
  /** Said now and again after every new connection, until replaced. */
  watch(id: string | null, silent: boolean): void
  close(): void
}

/** Milliseconds before the nth new try, with up to half again by chance so that desks do not return all at once. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000, 15_000]
const pauseBefore = (attempt: number): number => (PAUSES[attempt] ?? 15_000) * (1 + Math.random() / 2)

/** The desk's line to the service. Only says what is worth a look; the looking is the listeners'. */
export function connectLive(address: string): Live {
  const state = createSpeaker<LiveState>()
  const news = createSpeaker<News>()
  let current: LiveState = 'connecting'
  let watched: LiveWord | null = null
  const become = (next: LiveState) => {
    if (current === next) return
    const missed = current === 'cut' && next === 'live'
    current = next
    state.tell(next)
    if (next === 'live' && watched) line.say(watched)
    if (missed) news.tell({ kind: 'caught-up' })
  }
  const line = keepLine(address, { opened: () => become('live'), lost: () => become('cut'), news: news.tell })
  return {
    state: () => current,
    onState: (listener) => state.listen(() => listener()),
    onNews: news.listen,
    say: line.say,
    watch(id, silent) {
      watched = { kind: 'watch', id, ...(silent && { silent: true }) }
      line.say(watched)
    },
    close: line.close,
  }
}

interface LineEvents {
  opened(): void
  lost(): void
  news(news: LiveNews): void
}

/** A WebSocket that is opened again whenever it ends. */
function keepLine(address: string, events: LineEvents) {
  const ended = new AbortController()
  let socket: WebSocket | null = null
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    clearTimeout(timer)
    if (ended.signal.aborted || socket) return
    const opening = new WebSocket(address)
    socket = opening
    opening.addEventListener('open', () => {
      attempt = 0
      events.opened()
    })
    opening.addEventListener('message', ({ data }) => events.news(JSON.parse(String(data)) as LiveNews))
    opening.addEventListener('close', lost)
  }
  const lost = () => {
    socket = null
    if (ended.signal.aborted) return
    events.lost()
    timer = setTimeout(open, pauseBefore(attempt++))
  }
  window.addEventListener('online', open, { signal: ended.signal })
  open()
  return {
    say(word: LiveWord) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(word))
    },
    close() {
      ended.abort()
      clearTimeout(timer)
      socket?.close()
    },
  }
}
