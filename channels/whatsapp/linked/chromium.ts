import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The browser to use: the configured one, or one that is where systems put it. Null: there is none. */
export const findChromium = (configured: string | null): string | null =>
  (configured === null ? PLACES : [configured]).find((place) => existsSync(place)) ?? null

export const NO_CHROMIUM =
  'the linked device needs Chromium, which is not installed: apt-get install chromium (Debian, Ubuntu), or set CHROMIUM_PATH'
