import { useState, type DragEvent, type ReactNode } from 'react'
import { useWords } from '../wording/words.js'

/** Takes files that are dropped on what it holds. */
export function DropZone({ take, children }: { take: (files: FileList) => void; children: ReactNode }) {
  const { w } = useWords()
  const [over, setOver] = useState(false)
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div className="composer-body" onDragOver={onDragOver} onDragLeave={() => setOver(false)} onDrop={onDrop}>
      {over && <p className="drop-here">{w.composer.drop}</p>}
      {children}
    </div>
  )
}
