import { useState, type FormEvent, type ReactNode } from 'react'
import { Button, Stack, Text } from '@mantine/core'
import type { ConversationView } from '../../contract/inbox.js'

export interface FormProps {
  readonly view: ConversationView
  /** Gives true where it was done. */
  readonly submit: (body: unknown) => Promise<void>
}

function useBusy(submit: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    void submit().finally(() => setBusy(false))
  }
  return { busy, onSubmit }
}

interface ShellProps {
  readonly lead: string
  readonly button: string
  readonly color?: string
  readonly disabled?: boolean
  readonly submit: () => Promise<void>
  readonly children: ReactNode
}

export function FormShell({ lead, button, color, disabled = false, submit, children }: ShellProps) {
  const { busy, onSubmit } = useBusy(submit)
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {lead}
        </Text>
        {children}
        <Button type="submit" loading={busy} disabled={disabled} {...(color && { color })}>
          {button}
        </Button>
      </Stack>
    </form>
  )
}
