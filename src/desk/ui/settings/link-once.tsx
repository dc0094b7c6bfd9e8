import { Button, CopyButton, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { Link } from '../../contract/administration.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

/** A link that is shown this once: it is whoever holds it. */
export function LinkOnce({ link, close }: { link: Link; close: () => void }) {
  const { w, format } = useWords()
  return (
    <Modal
      opened
      onClose={close}
      title={w.accounts.linkTitle}
      closeButtonProps={{ 'aria-label': w.close }}
      closeOnClickOutside={false}
    >
      <Stack gap="sm">
        <Text size="sm">{fill(w.accounts.linkLead, { time: format.full(link.expiresAt) })}</Text>
        <TextInput
          aria-label={w.accounts.linkTitle}
          readOnly
          dir="ltr"
          value={link.url}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link.url}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
              {copied ? w.accounts.copied : w.accounts.copy}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Modal>
  )
}
