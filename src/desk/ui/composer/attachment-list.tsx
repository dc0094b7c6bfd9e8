import { CloseButton, Loader } from '@mantine/core'
import { IconAlertCircle, IconFile } from '@tabler/icons-react'
import { failureWords } from '../parts/failure-words.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import type { Attachments } from './use-attachments.js'

export function AttachmentList({ attachments, limit }: { attachments: Attachments; limit: number }) {
  const { w, format } = useWords()
  if (attachments.list.length === 0) return null
  return (
    <ul className="attachments" aria-label={w.composer.files}>
      {attachments.list.map(({ key, name, bytes, sent, failure }) => (
        <li key={key} data-failed={failure !== null}>
          {failure ? (
            <IconAlertCircle size={16} aria-hidden />
          ) : sent ? (
            <IconFile size={16} aria-hidden />
          ) : (
            <Loader size={14} aria-label={w.composer.uploading} />
          )}
          <bdi>{name}</bdi>
          <small>{format.bytes(bytes)}</small>
          {failure && (
            <small role="alert">
              {failure.code === 'too-large' && fill(w.composer.fileTooLarge, { limit: format.bytes(limit) })}
              {failure.code === 'bad-request' && w.composer.fileKind}
              {failure.code !== 'too-large' && failure.code !== 'bad-request' && failureWords(w, failure)}
            </small>
          )}
          <CloseButton
            size="xs"
            aria-label={fill(w.composer.removeFile, { name })}
            onClick={() => attachments.remove(key)}
          />
        </li>
      ))}
    </ul>
  )
}
