import { useState } from 'react'
import { Modal, TextInput } from '@mantine/core'
import { useAnnouncer } from '../shell/announcer.js'
import { useWords } from '../wording/words.js'
import { FormShell } from './form-shell.js'

interface RevealProps {
  readonly close: () => void
  readonly reveal: (reason: string) => Promise<boolean>
}

/** Personal data is shown for a reason, and the reason is kept. */
export default function RevealDialog({ close, reveal }: RevealProps) {
  const { w } = useWords()
  const { tellFailure } = useAnnouncer()
  const [reason, setReason] = useState('')
  const submit = async () => {
    if (await reveal(reason.trim())) close()
    else tellFailure({ code: 'forbidden', by: null })
  }
  return (
    <Modal opened onClose={close} title={w.thread.reveal} closeButtonProps={{ 'aria-label': w.close }}>
      <FormShell lead={w.thread.revealLead} button={w.thread.reveal} disabled={reason.trim() === ''} submit={submit}>
        <TextInput
          label={w.reason}
          required
          dir="auto"
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </FormShell>
    </Modal>
  )
}
