import { z } from 'zod'
import type { Attachment } from '../activity.js'
import type { FetchedMedia } from '../channel.js'
import type { Api, ApiAnswer } from './api.js'
import { troubleOf } from './words.js'

/** Telegram gives bots no larger files, bytes. */
export const DOWNLOAD = 20 * 1024 * 1024
const described = z.object({ file_path: z.string().min(1), file_size: z.number().optional() })
/** Nothing that leads out of Telegram's folder of files. */
const SAFE_PATH = /^(?!.*\.\.)[\w./-]+$/

/** In two steps: where the file lies, then the file. The address in between holds the token and is kept nowhere. */
export async function fetchMedia(api: Api, media: string, { name, contentType }: Attachment): Promise<FetchedMedia> {
  const answer = await api.call('getFile', { file_id: media })
  if (answer.kind !== 'answered') return unfetched(answer)
  const { data } = described.safeParse(answer.result)
  if (!data || !SAFE_PATH.test(data.file_path)) return { kind: 'refused', reason: 'Telegram does not have the file' }
  const download = await api.download(data.file_path, DOWNLOAD)
  switch (download.kind) {
    case 'fetched':
      return { kind: 'fetched', file: { name: name ?? 'file', contentType, bytes: download.bytes } }
    case 'too-large':
      return { kind: 'refused', reason: 'the file is larger than Telegram gives to bots' }
    case 'gone':
      return { kind: 'later', ms: null, reason: 'Telegram no longer has the file at that address' }
    case 'failed':
      return { kind: 'later', ms: null, reason: 'the file could not be fetched' }
  }
}

function unfetched(answer: Exclude<ApiAnswer, { kind: 'answered' }>): FetchedMedia {
  const reason = troubleOf(answer)
  if (answer.kind !== 'refused') return { kind: 'later', ms: null, reason }
  if (answer.retryAfter !== null) return { kind: 'later', ms: answer.retryAfter, reason }
  return answer.code === 400 ? { kind: 'refused', reason } : { kind: 'later', ms: null, reason }
}
