import { createCluster } from 'redis'
import { connection, type Opened, type Opening } from './redis-link.js'

/** Any of the cluster's servers will do to find the others. It listens by a connection of its own, which it moves itself. */
export async function openCluster(urls: readonly string[], { state, warn }: Opening): Promise<Opened> {
  const cluster = createCluster({
    rootNodes: urls.map((url) => ({ url })),
    defaults: likeTheFirst(new URL(urls[0] ?? ''), connection(state)),
  })
  // What is heard of one server (`node-error`) is what is seen while it is away.
  cluster.on('error', warn).on('node-error', warn)
  const close = async () => {
    state.up = false
    if (cluster.isOpen) cluster.destroy()
  }
  try {
    await cluster.connect()
    const info = async (section?: string) => {
      const servers = await Promise.all(cluster.masters.map((master) => cluster.nodeClient(master)))
      return Promise.all(servers.map((server) => server.info(section)))
    }
    const memory = await info('memory')
    const hear = async (channel: string, listener: (message: string) => void) => cluster.subscribe(channel, listener)
    const onReturn = (look: () => void) => void cluster.on('node-ready', look)
    const link = { asks: cluster, hear, info: () => info(), onReturn, close }
    return { link, memory }
  } catch (error) {
    await close()
    throw error
  }
}

/** The servers that the first one names are reached as it was. */
function likeTheFirst({ protocol, username, password }: URL, { socket, ...rest }: ReturnType<typeof connection>) {
  return {
    ...rest,
    socket: { ...socket, ...(protocol === 'rediss:' && { tls: true as const }) },
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  }
}
