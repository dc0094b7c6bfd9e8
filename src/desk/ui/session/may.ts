import type { Role } from '../../contract/session.js'

/** Parts of the desk that not every role sees. The service decides; this keeps closed doors out of sight. */
export type Door =
  'inbox' | 'search' | 'board' | 'reports' | 'settings' | 'accounts' | 'audit' | 'channels' | 'stuck' | 'oversee'

const DOORS: Readonly<Record<Role, readonly Door[]>> = {
  agent: ['inbox', 'search'],
  supervisor: ['inbox', 'search', 'board', 'reports', 'stuck', 'settings', 'oversee'],
  curator: [],
  administrator: [
    'inbox',
    'search',
    'board',
    'reports',
    'stuck',
    'settings',
    'oversee',
    'accounts',
    'audit',
    'channels',
  ],
}

export const may = (role: Role, door: Door): boolean => DOORS[role].includes(door)
