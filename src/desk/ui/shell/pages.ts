import type { ComponentType } from 'react'

interface PageRoute {
  readonly path: string
  readonly page: ComponentType
}

/** Pages beside the inbox, each loaded when it is opened. */
export const pages: readonly PageRoute[] = []
