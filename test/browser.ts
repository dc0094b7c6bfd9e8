import { existsSync } from 'node:fs'

/** Debian's. */
export const CHROMIUM = '/usr/bin/chromium'

/** Headless, as root, and without calls home. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Why no browser can be started here; null where one can. */
export const whyNoBrowser = (): string | null =>
  existsSync(CHROMIUM) ? null : 'Chromium is not installed (Debian: apt-get install chromium)'
