import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A wire between client and server that a test can cut. */
export interface Wire {
  readonly base: string
  /** Cuts every connection that is open; new ones may be made. */
  cut(): void
  /** Lets the next requests reach the server, and cuts each as soon as its answer starts to come back. */
  loseAnswers(lose: boolean): void
  close(): Promise<void>
}

export async function createWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let losing = false
  const server = createServer((client) => {
    const behind = connect(Number(port), hostname)
    for (const socket of [client, behind]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        behind.destroy()
      })
    }
    client.pipe(behind)
    behind.on('data', (chunk: Buffer) => (losing ? client.destroy() : client.write(chunk)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => open.forEach((socket) => socket.destroy())
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    loseAnswers: (lose) => void (losing = lose),
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
