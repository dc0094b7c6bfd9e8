import type { Attachment } from '../activity.js'
import type { RawRequest } from '../channel.js'
import { acceptedType, cleanFileName } from '../media/file-rules.js'
import type { Files, StoredFile } from '../media/files.js'
import { fileReference } from '../media/reference.js'
import { refusal } from './answers.js'
import { readUpload } from './multipart.js'
import { readVisitorBody, type VisitorActivity } from './visitor-activity.js'

/** A visitor's message with its files, which are not kept yet. */
export type UploadedMessage = VisitorActivity & { readonly files?: readonly StoredFile[] }

const WORDLESS = Buffer.from('{"type":"message"}')
const NOT_TAKEN = refusal(
  415,
  'UnsupportedMediaType',
  'Send a photo, a PDF, a sound or an MP4 video: this file is none.',
)

/** One file that we do not take, and none is taken. */
export async function readUploadedMessage(request: RawRequest): Promise<UploadedMessage> {
  const upload = await readUpload(request.headers['content-type'], request.body)
  if (upload.kind === 'refused') return upload
  const files: StoredFile[] = []
  for (const { name, bytes } of upload.files) {
    const contentType = await acceptedType(bytes)
    if (contentType === null) return { kind: 'refused', response: NOT_TAKEN }
    files.push({ name: cleanFileName(name, contentType), contentType, bytes })
  }
  return { ...readVisitorBody(upload.activity ?? WORDLESS, files.length), files }
}

/** The attachments by which a transcript remembers files; `full` where there was no room for all of them. */
export async function keepFiles(
  store: Files,
  conversation: string,
  files: readonly StoredFile[],
): Promise<Attachment[] | 'full'> {
  const attachments: Attachment[] = []
  for (const file of files) {
    const kept = await store.put(conversation, file)
    if (kept === 'full') return 'full'
    attachments.push({ contentType: file.contentType, name: file.name, contentUrl: fileReference(kept.id) })
  }
  return attachments
}
