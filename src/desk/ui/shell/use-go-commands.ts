import { useLocation } from 'wouter'
import type { Box } from '../../contract/inbox.js'
import type { Role } from '../../contract/session.js'
import { may } from '../session/may.js'
import { useWords } from '../wording/words.js'
import { useCommands, type Command } from './commands.js'
import { doorsOf } from './doors.js'

export const BOXES: readonly Box[] = ['mine', 'team', 'queue', 'all', 'snoozed', 'callbacks', 'closed']

/** The ways around: boxes by number, pages from the palette. */
export function useGoCommands(role: Role): void {
  const { w } = useWords()
  const [, go] = useLocation()
  const boxes = BOXES.map((box, i): Command => ({
    id: `box-${box}`,
    label: w.boxes[box],
    group: 'go',
    key: `Digit${i + 1}`,
    run: () => go(`/inbox/${box}`),
  }))
  const pages = doorsOf(role)
    .filter(({ door }) => door !== 'inbox')
    .map(({ door, to }): Command => ({
      id: `page-${door}`,
      label: w.doors[door],
      group: 'go',
      ...(door === 'search' && { key: 'Mod+Slash' as const }),
      run: () => go(to),
    }))
  useCommands([
    ...(may(role, 'inbox') ? boxes : []),
    ...pages,
    { id: 'page-account', label: w.doors.account, group: 'go', run: () => go('/account') },
  ])
}
