import { useState, type FormEvent } from 'react'
import { Button, Chip, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useWords } from '../wording/words.js'

interface AwayProps {
  readonly close: () => void
  readonly choose: (reason: string) => void
}

export default function AwayDialog({ close, choose }: AwayProps) {
  const { w } = useWords()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose(reason.trim())
    close()
  }
  return (
    <Modal opened onClose={close} title={w.away.title} closeButtonProps={{ 'aria-label': w.close }}>
      <form onSubmit={submit}>
        <Stack>
          <Chip.Group value={reason} onChange={(value) => setReason(String(value))}>
            <Group gap="xs">
              {w.away.reasons.map((each) => (
                <Chip key={each} value={each} size="sm">
                  {each}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <TextInput
            label={w.away.reason}
            description={w.away.hint}
            value={reason}
            maxLength={80}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit">{w.away.submit}</Button>
        </Stack>
      </form>
    </Modal>
  )
}
