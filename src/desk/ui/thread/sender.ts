import type { LineFile, SendMessage, SendNote, Sent } from '../../contract/inbox.js'
import { ask, type Failure } from '../api/request.js'
import type { PendingLine, ThreadEvent } from './thread-state.js'

export interface Draft {
  readonly text: string
  readonly files?: readonly LineFile[]
  readonly template?: SendMessage['template']
}

export interface Sender {
  message(draft: Draft): void
  note(text: string, mentions: readonly string[]): void
  /** The same line once more, under the same id: what did arrive is not sent twice. */
  retry(line: PendingLine): void
  drop(line: PendingLine): void
  /** Sends again what found no answer. */
  resume(): void
  /** Something has not been handed over yet. */
  busy(): boolean
}

/** Hands lines over one after another, so that they arrive in the order written. */
export function createSender(conversation: string, change: (event: ThreadEvent) => void): Sender {
  let queue: Promise<void> = Promise.resolve()
  const waiting = new Map<string, PendingLine>()

  const send = (line: PendingLine) => {
    waiting.set(line.clientId, line)
    change({ kind: 'sending', line: { ...line, failure: null } })
    queue = queue.then(() => handOver(line))
  }
  const handOver = async (line: PendingLine) => {
    const answer = await post(conversation, line)
    if (answer.ok) waiting.delete(line.clientId)
    else failed(line, answer)
  }
  const failed = (line: PendingLine, failure: Failure) => {
    waiting.set(line.clientId, { ...line, failure })
    change({ kind: 'unsent', clientId: line.clientId, failure })
  }
  return {
    message: ({ text, files = [], template }) =>
      send({ ...newLine('message', text), files, mentions: [], template: template ?? null }),
    note: (text, mentions) => send({ ...newLine('note', text), files: [], mentions, template: null }),
    retry: send,
    drop(line) {
      waiting.delete(line.clientId)
      change({ kind: 'dropped', clientId: line.clientId })
    },
    resume() {
      for (const line of waiting.values()) if (line.failure?.code === 'unreachable') send(line)
    },
    busy: () => waiting.size > 0,
  }
}

const newLine = (kind: PendingLine['kind'], text: string) => ({
  clientId: crypto.randomUUID(),
  kind,
  text,
  at: new Date().toISOString(),
  failure: null,
})

function post(conversation: string, { kind, clientId, text, files, mentions, template }: PendingLine) {
  const path = `/conversations/${conversation}`
  if (kind === 'note') return ask<Sent>('POST', `${path}/notes`, { clientId, text, mentions } satisfies SendNote)
  const message: SendMessage = {
    clientId,
    text,
    ...(files.length > 0 && { files: files.map(({ id }) => id) }),
    ...(template && { template }),
  }
  return ask<Sent>('POST', `${path}/messages`, message)
}
