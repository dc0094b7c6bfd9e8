import type { OpenSocket } from '../direct-line/stream.js'

/** The browser's WebSocket. One that the page's policy forbids ends in an error and, in Chromium, never closes. */
export const openWebSocket: OpenSocket = (url, on) => {
  const socket = new WebSocket(url)
  socket.addEventListener('open', on.open)
  socket.addEventListener('message', (event) => on.frame(String(event.data)))
  socket.addEventListener('error', on.close)
  socket.addEventListener('close', on.close)
  return socket
}
