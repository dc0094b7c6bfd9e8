import { IconFile, IconFileTypePdf, IconMovie, IconPhoto, IconVolume } from '@tabler/icons-react'
import type { LineFile } from '../../contract/inbox.js'
import { useWords } from '../wording/words.js'

const ICONS: readonly (readonly [RegExp, typeof IconFile])[] = [
  [/^image\//, IconPhoto],
  [/^audio\//, IconVolume],
  [/^video\//, IconMovie],
  [/pdf$/, IconFileTypePdf],
]
const iconOf = (contentType: string) => ICONS.find(([kind]) => kind.test(contentType))?.[1] ?? IconFile

/** Files are saved, never opened in the desk: whatever they hold runs elsewhere or nowhere. One that was not kept has no id. */
export function FileLinks({ conversation, files }: { conversation: string; files: readonly LineFile[] }) {
  const { w, format } = useWords()
  return (
    <ul className="files">
      {files.map((file) => {
        const Icon = iconOf(file.contentType)
        const inside = (
          <>
            <Icon size={20} stroke={1.6} aria-hidden />
            <bdi>{file.name || w.thread.file}</bdi>
          </>
        )
        return (
          <li key={`${file.id}-${file.name}`}>
            {file.id === '' ? (
              <span className="file-gone">
                {inside} <small>{w.thread.fileGone}</small>
              </span>
            ) : (
              <a href={`/desk/api/conversations/${conversation}/files/${file.id}`} download={file.name}>
                {inside} <small>{format.bytes(file.bytes)}</small>
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
