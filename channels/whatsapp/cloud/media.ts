import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Attachment } from '../../activity.js'
import type { FetchedMedia } from '../../channel.js'
import { acceptedType, cleanFileName, FILE_BYTES } from '../../media/file-rules.js'
import { type Graph, hostsOf } from './graph.js'

export interface MediaDeps {
  readonly graph: Graph
  readonly phoneNumberId: string
  /** Hosts that files may lie on, besides Meta's: the simulator's own. */
  readonly alsoFrom: string | null
}

const HOSTS = hostsOf(null)

const description = z.object({
  url: z.string(),
  sha256: z.string().optional(),
  file_size: z.number().optional(),
})

const refused = (reason: string): FetchedMedia => ({ kind: 'refused', reason })
const later = (reason: string): FetchedMedia => ({ kind: 'later', ms: null, reason })

/** In two steps: where the file lies, then the file, whose size and hash must be what Meta said. */
export async function fetchMedia(deps: MediaDeps, media: string, attachment: Attachment): Promise<FetchedMedia> {
  const { graph, phoneNumberId } = deps
  const answer = await graph.get(encodeURIComponent(media), { phone_number_id: phoneNumberId })
  if (answer.kind !== 'answered') {
    const gone = answer.kind === 'refused' && answer.status < 500 && answer.status !== 429 && answer.status !== 401
    return gone ? refused('WhatsApp no longer has the file') : later('WhatsApp did not say where the file lies')
  }
  const described = description.safeParse(answer.body)
  const address = described.success ? safeAddress(described.data.url, deps.alsoFrom) : null
  if (!described.success || !address) return refused('the file does not lie with WhatsApp')
  if ((described.data.file_size ?? 0) > FILE_BYTES) return refused('the file is too large')
  return download(deps, address, { ...described.data, attachment })
}

/** Null for any host that is not Meta's, any other scheme, and an address that carries a name or a port. */
export function safeAddress(url: string, alsoFrom: string | null): URL | null {
  if (!URL.canParse(url)) return null
  const address = new URL(url)
  if (address.username || address.password) return null
  if (alsoFrom !== null && address.origin === alsoFrom) return address
  return address.protocol === 'https:' && address.port === '' && HOSTS.test(address.hostname) ? address : null
}

async function download(
  { graph }: MediaDeps,
  address: URL,
  { sha256, file_size, attachment }: z.output<typeof description> & { attachment: Attachment },
): Promise<FetchedMedia> {
  const result = await graph.download(address, FILE_BYTES)
  if (result.kind === 'too-large') return refused('the file is too large')
  if (result.kind === 'failed') return later('the file could not be fetched')
  const { bytes } = result
  const promised = [sha256, (attachment.content as { sha256?: string } | undefined)?.sha256]
  if (file_size !== undefined && bytes.length !== file_size) return later('the file came incomplete')
  if (promised.some((hash) => hash !== undefined && !isHashOf(bytes, hash))) return later('the file came damaged')
  const contentType = await acceptedType(bytes)
  if (contentType === null) return refused('a kind of file that we do not take')
  return { kind: 'fetched', file: { name: cleanFileName(attachment.name ?? 'file', contentType), contentType, bytes } }
}

/** Meta writes the hash in hex in one place and in base64 in another. */
function isHashOf(bytes: Uint8Array, hash: string): boolean {
  const digest = createHash('sha256').update(bytes).digest()
  return [digest.toString('hex'), digest.toString('base64')].includes(hash)
}
