import { fileReference } from '../../channels/media/reference.js'
import type { Store } from '../store/store.js'
import type { Notice } from './notices.js'
import { readableOf, wholeOf } from './own-data.js'

/** Makes the copy for which a citizen asked in the conversation itself, as a file of it; the audit tells that it was handed out. */
export const createOwnCopies =
  ({ ownData, files }: Pick<Store, 'ownData' | 'files'>, now: () => Date) =>
  async (conversation: string): Promise<Notice> => {
    const kept = await ownData.keptOf(conversation)
    if (!kept) return { kind: 'ownCopy', file: null }
    const text = `${readableOf(kept)}\n\n${JSON.stringify(wholeOf(kept), null, 2)}\n`
    const named = { name: `nafidha-${now().toISOString().slice(0, 10)}.txt`, contentType: 'text/plain' }
    const put = await files.put(conversation, { ...named, bytes: Buffer.from(text) })
    if (put === 'full') return { kind: 'ownCopy', file: null }
    await ownData.noteExport(conversation, '[citizen]', now())
    return { kind: 'ownCopy', file: { ...named, contentUrl: fileReference(put.id) } }
  }
