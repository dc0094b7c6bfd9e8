import { useState } from 'react'
import type { LineFile } from '../../contract/inbox.js'
import { query, sendBytes, type Failure } from '../api/request.js'

export interface Attachment {
  readonly key: number
  readonly name: string
  readonly bytes: number
  /** Null while it is on its way. */
  readonly sent: LineFile | null
  readonly failure: Failure | null
}

export interface Attachments {
  readonly list: readonly Attachment[]
  /** All are there: the message may go. */
  readonly ready: boolean
  add(files: Iterable<File>): void
  remove(key: number): void
  clear(): void
}

const TOO_LARGE: Failure = { ok: false, code: 'too-large', by: null, fields: [] }

let lastKey = 0

/** Files that go with the next message. They are handed over at once, and named in the message by their id. */
export function useAttachments(conversation: string, limit: number): Attachments {
  const [list, setList] = useState<readonly Attachment[]>([])
  const settle = (key: number, part: Partial<Attachment>) =>
    setList((old) => old.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const addOne = (file: File) => {
    const key = ++lastKey
    const tooLarge = file.size > limit
    setList((old) => [
      ...old,
      { key, name: file.name, bytes: file.size, sent: null, failure: tooLarge ? TOO_LARGE : null },
    ])
    if (tooLarge) return
    void sendBytes<LineFile>(`/conversations/${conversation}/files${query({ name: file.name })}`, file).then((answer) =>
      settle(key, answer.ok ? { sent: answer.value } : { failure: answer }),
    )
  }
  return {
    list,
    ready: list.every(({ sent }) => sent !== null),
    add: (files) => [...files].forEach(addOne),
    remove: (key) => setList((old) => old.filter((each) => each.key !== key)),
    clear: () => setList([]),
  }
}
