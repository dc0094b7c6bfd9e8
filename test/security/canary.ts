import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Canary {
  readonly port: number
  /** How many connections were made to it. */
  readonly knocks: () => number
  close(): Promise<void>
}

/** A port on every address of this machine that nobody may ever knock at. */
export async function openCanary(
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.end('inside'),
): Promise<Canary> {
  let knocks = 0
  const server = createServer(answer).on('connection', () => (knocks += 1))
  server.listen(0, '::')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    knocks: () => knocks,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
