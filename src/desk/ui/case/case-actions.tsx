import { lazy, Suspense, useState } from 'react'
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconDots,
  IconDownload,
  IconHandGrab,
  IconPhoneCheck,
  IconRobot,
  IconShieldCheck,
  IconTrash,
  IconUserUp,
  IconZzz,
} from '@tabler/icons-react'
import type { ConversationView } from '../../contract/inbox.js'
import { ask, type Method } from '../api/request.js'
import { useMe } from '../session/session-context.js'
import { useAnnouncer } from '../shell/announcer.js'
import { useCommands } from '../shell/commands.js'
import type { Thread } from '../thread/use-thread.js'
import { useWords } from '../wording/words.js'
import { actionsFor, asksFirst, KEYS, type CaseAction, type DialogAction } from './actions.js'

const CaseDialog = lazy(() => import('./case-dialog.js'))

const ICONS: Readonly<Record<CaseAction, typeof IconCheck>> = {
  claim: IconHandGrab,
  'take-over': IconUserUp,
  resolve: IconCheck,
  transfer: IconArrowsExchange,
  'give-back': IconRobot,
  snooze: IconZzz,
  reopen: IconArrowBackUp,
  reached: IconPhoneCheck,
  block: IconBan,
  unblock: IconShieldCheck,
  copy: IconDownload,
  erase: IconTrash,
}

/** What concerns the sender, not the case: never the likeliest. */
const SENDER: ReadonlySet<CaseAction> = new Set(['block', 'unblock', 'copy', 'erase'])

/** The likeliest thing to do as a button, the next as icons, the rest in a menu; all by key and from the palette. */
export function CaseActions({ thread, view }: { thread: Thread; view: ConversationView }) {
  const { w } = useWords()
  const me = useMe()
  const [dialog, setDialog] = useState<DialogAction | null>(null)
  const perform = usePerform(thread, view)
  const actions = actionsFor(view, me)
  const start = (action: CaseAction) => (asksFirst(action) ? setDialog(action) : void perform(action))
  useCommands(
    actions.map((action) => {
      const key = KEYS[action]
      return {
        id: action,
        label: w.actions[action],
        group: 'case' as const,
        ...(key && { key }),
        run: () => start(action),
      }
    }),
  )
  const [first, ...rest] = actions
  const lead = first !== undefined && !SENDER.has(first) ? first : null
  const icons: readonly CaseAction[] = lead && rest[0] === 'transfer' ? ['transfer'] : []
  const menu = actions.filter((action) => action !== lead && !icons.includes(action))
  const Lead = lead && ICONS[lead]
  return (
    <div className="actions">
      {lead && Lead && (
        <Button size="xs" leftSection={<Lead size={16} />} onClick={() => start(lead)}>
          {w.actions[lead]}
        </Button>
      )}
      {icons.map((action) => (
        <ActionButton key={action} action={action} start={start} />
      ))}
      <ActionMenu actions={menu} start={start} />
      <Suspense>
        {dialog && (
          <CaseDialog
            action={dialog}
            view={view}
            close={() => setDialog(null)}
            perform={(body) => perform(dialog, body)}
          />
        )}
      </Suspense>
    </div>
  )
}

interface StartProps {
  readonly start: (action: CaseAction) => void
}

function ActionButton({ action, start }: StartProps & { action: CaseAction }) {
  const { w } = useWords()
  const Icon = ICONS[action]
  return (
    <Tooltip label={w.actions[action]}>
      <ActionIcon aria-label={w.actions[action]} onClick={() => start(action)}>
        <Icon size={19} />
      </ActionIcon>
    </Tooltip>
  )
}

function ActionMenu({ actions, start }: StartProps & { actions: readonly CaseAction[] }) {
  const { w } = useWords()
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon aria-label={w.actions.more}>
          <IconDots size={19} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => {
          const Icon = ICONS[action]
          return (
            <Menu.Item key={action} leftSection={<Icon size={16} />} onClick={() => start(action)}>
              {w.actions[action]}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Does it, says so, and looks at the thread again. True where it was done. */
function usePerform(thread: Thread, view: ConversationView) {
  const { w } = useWords()
  const { tell, tellFailure } = useAnnouncer()
  return async (action: CaseAction, body?: unknown): Promise<boolean> => {
    if (action === 'copy') return saveCopy(view)
    const [method, path] = requestOf(action, view)
    const answer = await ask(method, path, body)
    if (answer.ok) tell(w.done[action])
    else if (action === 'transfer' && answer.code === 'conflict') tell(w.transfer.full)
    else tellFailure(answer)
    thread.refresh()
    return answer.ok
  }
}

/** The browser saves it: it goes through no script of ours. */
function saveCopy({ id }: ConversationView): true {
  window.location.assign(`/desk/api/conversations/${id}/copy`)
  return true
}

function requestOf(action: CaseAction, view: ConversationView): readonly [Method, string] {
  if (action === 'block' || action === 'erase') return ['POST', `/conversations/${view.id}/${action}`]
  if (action === 'unblock') return ['DELETE', `/conversations/${view.id}/block`]
  return ['POST', `/cases/${view.case?.reference ?? ''}/${action}`]
}
