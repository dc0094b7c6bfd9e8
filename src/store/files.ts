import { randomBytes } from 'node:crypto'
import type { Files } from '../../channels/media/files.js'
import type { Engine } from './engine.js'

/** 144 bits: a stranger does not guess it. */
const ID_BYTES = 18

/**
 * Files that visitors sent, in a table: erased in the same transaction as the conversation, seen by every process, part
 * of the same backup. The channel limits their size.
 */
export function createFiles({ db, write, isFull }: Engine, now: () => Date): Files {
  return {
    async put(conversation, { name, contentType, bytes }) {
      const id = randomBytes(ID_BYTES).toString('base64url')
      const row = { conversation, id, name, content_type: contentType, bytes: Buffer.from(bytes), at: now().getTime() }
      try {
        await write((tx) => tx.insertInto('files').values(row).execute())
        return { id }
      } catch (error) {
        if (isFull(error)) return 'full'
        throw error
      }
    },
    async get(conversation, id) {
      const row = await db
        .selectFrom('files')
        .select(['name', 'content_type', 'bytes'])
        .where('conversation', '=', conversation)
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? { name: row.name, contentType: row.content_type, bytes: bytesOf(row.bytes) } : null
    },
  }
}

/** libsql reads bytes into an ArrayBuffer, whatever the types say; pg into a Buffer. */
export const bytesOf = (stored: Uint8Array | ArrayBuffer): Uint8Array =>
  ArrayBuffer.isView(stored) ? stored : new Uint8Array(stored)
