import {
  IconChartBar,
  IconHourglassHigh,
  IconInbox,
  IconLayoutDashboard,
  IconListSearch,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  type Icon,
} from '@tabler/icons-react'
import type { Role } from '../../contract/session.js'
import { may, type Door } from '../session/may.js'

interface RailDoor {
  readonly door: Extract<Door, 'inbox' | 'search' | 'board' | 'reports' | 'settings' | 'audit' | 'channels' | 'stuck'>
  readonly to: string
  readonly icon: Icon
}

const RAIL: readonly RailDoor[] = [
  { door: 'inbox', to: '/inbox/mine', icon: IconInbox },
  { door: 'search', to: '/search', icon: IconSearch },
  { door: 'board', to: '/board', icon: IconLayoutDashboard },
  { door: 'reports', to: '/reports', icon: IconChartBar },
  { door: 'stuck', to: '/stuck', icon: IconHourglassHigh },
  { door: 'channels', to: '/channels', icon: IconPlugConnected },
  { door: 'audit', to: '/audit', icon: IconListSearch },
  { door: 'settings', to: '/settings', icon: IconSettings },
]

/** The pages of the rail that a role may open. */
export const doorsOf = (role: Role): readonly RailDoor[] => RAIL.filter(({ door }) => may(role, door))
