/** How many sockets may be open at once. Many visitors of one mobile network share an address. */
export interface SocketLimits {
  readonly conversation: number
  readonly address: number
  readonly all: number
}

/** Counts the sockets that are open. */
export interface OpenSockets {
  hasRoom(conversation: string, address: string): boolean
  /** Counts one in; returns the way to count it out. */
  add(conversation: string, address: string): () => void
}

export function createOpenSockets(limits: SocketLimits): OpenSockets {
  const conversations = new Map<string, number>()
  const addresses = new Map<string, number>()
  let all = 0
  const move = (conversation: string, address: string, by: 1 | -1) => {
    all += by
    count(conversations, conversation, by)
    count(addresses, address, by)
  }
  return {
    hasRoom: (conversation, address) =>
      all < limits.all &&
      (conversations.get(conversation) ?? 0) < limits.conversation &&
      (addresses.get(address) ?? 0) < limits.address,
    add(conversation, address) {
      move(conversation, address, 1)
      return () => move(conversation, address, -1)
    },
  }
}

function count(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + by
  if (next > 0) counts.set(key, next)
  else counts.delete(key)
}
