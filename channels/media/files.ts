/** Files that citizens and agents sent. Stored under a random id, outside any web root. */
export interface Files {
  /** Resolves to `full` where the disk has no room: nothing was kept. */
  put(conversation: string, file: StoredFile): Promise<{ readonly id: string } | 'full'>
  get(conversation: string, id: string): Promise<StoredFile | null>
}

export interface StoredFile {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}
