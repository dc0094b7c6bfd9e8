import { once } from 'node:events'
import { WebSocket, type ClientOptions } from 'ws'
import type { Activity } from '../../../channels/activity.js'

interface Frame {
  readonly activities: readonly Activity[]
  readonly watermark: string
}

/** A socket whose frames a test takes one by one. */
export interface Listener {
  readonly socket: WebSocket
  /** The next frame with activities. */
  next(): Promise<Frame>
  /** The next `count` texts, over as many frames as it takes. */
  texts(count: number): Promise<readonly (string | undefined)[]>
  /** How often an empty frame came. */
  readonly beats: () => number
  /** The code with which the server closed. */
  readonly closed: Promise<number>
}

export async function listen(url: string, options: ClientOptions = {}): Promise<Listener> {
  const socket = new WebSocket(url, options)
  const frames: Frame[] = []
  const takers: ((frame: Frame) => void)[] = []
  let beats = 0
  socket.on('message', (data) => {
    const text = String(data)
    if (text === '') return void (beats += 1)
    const frame = JSON.parse(text) as Frame
    const take = takers.shift()
    if (take) take(frame)
    else frames.push(frame)
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const next = () => {
    const frame = frames.shift()
    return frame ? Promise.resolve(frame) : new Promise<Frame>((resolve) => void takers.push(resolve))
  }
  await once(socket, 'open')
  return {
    socket,
    next,
    closed,
    beats: () => beats,
    async texts(count) {
      const found: (string | undefined)[] = []
      while (found.length < count) found.push(...(await next()).activities.map(({ text }) => text))
      return found
    },
  }
}
