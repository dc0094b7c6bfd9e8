import { randomBytes } from 'node:crypto'

export interface StoredMedia {
  readonly id: string
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly name: string
}

/** Files that were sent, either way. */
export class MediaShelf {
  readonly #files = new Map<string, StoredMedia>()
  /** Where a file can be fetched, by the path that `getFile` gave. */
  readonly #paths = new Map<string, StoredMedia>()

  put(file: Omit<StoredMedia, 'id'>): StoredMedia {
    const stored = { ...file, id: `AgAD${randomBytes(24).toString('base64url')}` }
    this.#files.set(stored.id, stored)
    return stored
  }

  get = (id: string): StoredMedia | undefined => this.#files.get(id)

  pathOf(file: StoredMedia): string {
    const path = `files/${randomBytes(6).toString('hex')}`
    this.#paths.set(path, file)
    return path
  }

  at = (path: string): StoredMedia | undefined => this.#paths.get(path)
}
