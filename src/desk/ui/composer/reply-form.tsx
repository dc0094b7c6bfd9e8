import { lazy, Suspense, useRef, useState, type ClipboardEvent, type ReactNode } from 'react'
import { ActionIcon, Button, FileButton, Tooltip } from '@mantine/core'
import { IconBulb, IconPaperclip, IconSend2 } from '@tabler/icons-react'
import type { ConversationView, LineFile } from '../../contract/inbox.js'
import { useCommands } from '../shell/commands.js'
import type { Thread } from '../thread/use-thread.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { AttachmentList } from './attachment-list.js'
import { DropZone } from './drop-zone.js'
import { useAttachments, type Attachments } from './use-attachments.js'
import { useCanned } from './use-canned.js'
import { useDraft, type DraftText } from './use-draft.js'
import { WritingField } from './writing-field.js'

const SuggestedEntries = lazy(() => import('./suggested-entries.js'))

interface ReplyProps {
  readonly thread: Thread
  readonly view: ConversationView
}

/** A message to the citizen. */
export function ReplyForm({ thread, view }: ReplyProps) {
  const { w } = useWords()
  const draft = useDraft(view.id, view.draft)
  const attachments = useAttachments(view.id, view.limits.fileBytes)
  const [entries, setEntries] = useState(false)
  const find = useCanned(view)
  const { over, ready, send } = useSending({ thread, view, draft, attachments })
  const insert = (text: string) => {
    draft.write(draft.text.trim() === '' ? text : `${draft.text.trimEnd()}\n\n${text}`)
    setEntries(false)
    document.getElementById('write-reply')?.focus()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    attachments.add(event.clipboardData.files)
  }
  useCommands([
    { id: 'entries', label: w.composer.entries, group: 'write', key: 'Mod+KeyE', run: () => setEntries(true) },
    { id: 'send', label: w.composer.send, group: 'write', key: 'Mod+Enter', run: send },
  ])
  return (
    <DropZone take={attachments.add}>
      <Suspense>{entries && <SuggestedEntries view={view} insert={insert} close={() => setEntries(false)} />}</Suspense>
      <WritingField
        id="write-reply"
        label={w.composer.write}
        placeholder={w.composer.placeholder}
        mark="/"
        value={draft.text}
        change={draft.write}
        find={find}
        nothingFound={w.composer.noCanned}
        submit={send}
        onPaste={onPaste}
      />
      <AttachmentList attachments={attachments} limit={view.limits.fileBytes} />
      <Foot attach={attachments.add} entries={entries} setEntries={setEntries} over={over}>
        <Button
          size="xs"
          className="composer-send"
          rightSection={<IconSend2 size={16} className="towards-end" />}
          disabled={!ready}
          onClick={send}
        >
          {w.composer.send}
        </Button>
      </Foot>
    </DropZone>
  )
}

interface SendingDeps extends ReplyProps {
  readonly draft: DraftText
  readonly attachments: Attachments
}

/** Whether it may go, how far it is over the limit, and how it goes. */
function useSending({ thread, view, draft, attachments }: SendingDeps) {
  const over = [...draft.text].length - view.limits.text
  const empty = draft.text.trim() === '' && attachments.list.length === 0
  const ready = !empty && over <= 0 && attachments.ready
  const send = () => {
    if (!ready) return
    const files = attachments.list.flatMap(({ sent }): readonly LineFile[] => (sent ? [sent] : []))
    thread.sender.message({ text: draft.text.trim(), files })
    draft.write('')
    attachments.clear()
  }
  return { over, ready, send }
}

interface FootProps {
  readonly attach: (files: File[]) => void
  readonly entries: boolean
  readonly setEntries: (open: boolean) => void
  readonly over: number
  readonly children: ReactNode
}

function Foot({ attach, entries, setEntries, over, children }: FootProps) {
  const { w } = useWords()
  const reset = useRef<() => void>(null)
  const take = (files: File[]) => {
    attach(files)
    reset.current?.()
  }
  return (
    <div className="composer-foot">
      <FileButton onChange={take} resetRef={reset} multiple>
        {(props) => (
          <Tooltip label={w.composer.attach}>
            <ActionIcon {...props} aria-label={w.composer.attach}>
              <IconPaperclip size={19} />
            </ActionIcon>
          </Tooltip>
        )}
      </FileButton>
      <Tooltip label={w.composer.entries}>
        <ActionIcon aria-label={w.composer.entries} aria-expanded={entries} onClick={() => setEntries(!entries)}>
          <IconBulb size={19} />
        </ActionIcon>
      </Tooltip>
      <span className="composer-keys">{w.composer.keys}</span>
      {over > 0 && (
        <span className="composer-long" role="alert">
          {fill(w.composer.tooLong, { over })}
        </span>
      )}
      {children}
    </div>
  )
}
