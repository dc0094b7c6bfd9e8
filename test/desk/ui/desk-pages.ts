import type { Page } from 'playwright-core'

export interface DeskPage {
  readonly name: string
  readonly path: string
  /** Brings it into a state of its own, which `shows` tells. */
  readonly act?: (page: Page) => Promise<unknown>
  readonly shows?: string
}

const key = (name: string) => (page: Page) => page.keyboard.press(name)
const DIALOG = '[role="dialog"]'

/** Every page of the desk. */
export const PAGES: readonly DeskPage[] = [
  { name: 'inbox', path: '/inbox/all' },
  { name: 'empty-box', path: '/inbox/team?x' },
  { name: 'thread', path: '/inbox/mine/k1' },
  { name: 'note', path: '/inbox/mine/k1', act: key('m'), shows: '#write-note' },
  {
    name: 'canned',
    path: '/inbox/mine/k1',
    act: (page) => page.locator('#write-reply').fill('/'),
    shows: '.completion',
  },
  { name: 'entries', path: '/inbox/mine/k1', act: key('Control+e'), shows: '.entry-text' },
  { name: 'transfer', path: '/inbox/mine/k1', act: key('t'), shows: DIALOG },
  { name: 'resolve', path: '/inbox/mine/k1', act: key('e'), shows: DIALOG },
  { name: 'palette', path: '/inbox/mine', act: key('Control+k'), shows: DIALOG },
  { name: 'shortcuts', path: '/inbox/mine', act: key('Shift+Slash'), shows: DIALOG },
  { name: 'my menu', path: '/inbox/mine', act: (page) => page.locator('.rail-me').click(), shows: '[role="menu"]' },
  { name: 'search', path: '/search?q=جواز' },
  { name: 'board', path: '/board' },
  { name: 'reports', path: '/reports' },
  { name: 'stuck', path: '/stuck' },
  { name: 'channels', path: '/channels' },
  { name: 'audit', path: '/audit' },
  { name: 'account', path: '/account' },
  ...['canned', 'tags', 'teams', 'accounts', 'rules'].map((section) => ({
    name: section,
    path: `/settings/${section}`,
  })),
]

/** Opens a page of the desk, in its state. */
export async function openPage(page: Page, origin: string, { path, act, shows = 'body' }: DeskPage): Promise<void> {
  await page.goto(`${origin}/desk${path}`)
  await page.locator('h1:visible').first().waitFor()
  if (!act) return
  // A key does nothing before the page knows of the state that it is for: pressed again until it does.
  do await act(page)
  while (!(await isThere(page, shows)))
  await page.waitForTimeout(150)
}

const isThere = (page: Page, what: string): Promise<boolean> =>
  page
    .locator(what)
    .first()
    .waitFor({ timeout: 2_000 })
    .then(
      () => true,
      () => false,
    )
