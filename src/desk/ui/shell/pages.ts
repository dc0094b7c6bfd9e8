import { lazy, type ComponentType } from 'react'
import type { Door } from '../session/may.js'

interface PageRoute {
  readonly path: string
  /** Null: everybody's. */
  readonly door: Door | null
  readonly page: ComponentType
}

/** Pages beside the inbox, each loaded when it is opened. */
export const pages: readonly PageRoute[] = [
  { path: '/search', door: 'search', page: lazy(() => import('../search/search-page.js')) },
  { path: '/board', door: 'board', page: lazy(() => import('../overview/board-page.js')) },
  { path: '/reports', door: 'reports', page: lazy(() => import('../overview/reports-page.js')) },
  { path: '/stuck', door: 'stuck', page: lazy(() => import('../administration/stuck-page.js')) },
  { path: '/channels', door: 'channels', page: lazy(() => import('../administration/channels-page.js')) },
  { path: '/audit', door: 'audit', page: lazy(() => import('../administration/audit-page.js')) },
  { path: '/settings/:section?', door: 'settings', page: lazy(() => import('../settings/settings-page.js')) },
  { path: '/account', door: null, page: lazy(() => import('../account/account-page.js')) },
]
