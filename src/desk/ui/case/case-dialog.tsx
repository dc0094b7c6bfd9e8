import type { ReactNode } from 'react'
import { Modal } from '@mantine/core'
import type { ConversationView } from '../../contract/inbox.js'
import { useWords } from '../wording/words.js'
import type { DialogAction } from './actions.js'
import type { FormProps } from './form-shell.js'
import { BlockForm, EraseForm, ReachedForm, ResolveForm, SnoozeForm } from './case-forms.js'
import { TransferForm } from './transfer-form.js'

interface DialogProps {
  readonly action: DialogAction
  readonly view: ConversationView
  readonly close: () => void
  readonly perform: (body: unknown) => Promise<boolean>
}

const FORMS: Readonly<Record<DialogAction, (props: FormProps) => ReactNode>> = {
  resolve: ResolveForm,
  transfer: TransferForm,
  snooze: SnoozeForm,
  reached: ReachedForm,
  block: BlockForm,
  erase: EraseForm,
}

/** Asks what an action needs. Stays open, with what was written, where it could not be done. */
export default function CaseDialog({ action, view, close, perform }: DialogProps) {
  const { w } = useWords()
  const Form = FORMS[action]
  const submit = async (body: unknown) => {
    if (await perform(body)) close()
  }
  return (
    <Modal opened onClose={close} title={w.actions[action]} closeButtonProps={{ 'aria-label': w.close }}>
      <Form view={view} submit={submit} />
    </Modal>
  )
}
