import { lazy, Suspense, useState } from 'react'
import { Route, Switch } from 'wouter'
import { may } from '../session/may.js'
import { useMe } from '../session/session-context.js'
import { useWords } from '../wording/words.js'
import { InboxPage } from '../inbox/inbox-page.js'
import { useCommands } from './commands.js'
import { ConnectionNote } from './connection-note.js'
import { Home } from './home.js'
import { pages } from './pages.js'
import { PageLoading } from './page.js'
import { Rail } from './rail.js'
import { useActivity } from './use-activity.js'
import { useAttention } from './use-attention.js'
import { useGoCommands } from './use-go-commands.js'

const Palette = lazy(() => import('./palette.js'))
const ShortcutSheet = lazy(() => import('./shortcut-sheet.js'))

/** The desk of somebody signed in: the rail, and the page beside it. */
export function Frame() {
  const { w } = useWords()
  const me = useMe()
  const [palette, setPalette] = useState(false)
  const [sheet, setSheet] = useState(false)
  const open = pages.filter(({ door }) => door === null || may(me.role, door))
  useAttention()
  useActivity()
  useGoCommands(me.role)
  useCommands([
    { id: 'palette', label: w.commands.palette, group: 'desk', key: 'Mod+KeyK', run: () => setPalette(true) },
    { id: 'sheet', label: w.commands.sheet, group: 'desk', key: 'Shift+Slash', run: () => setSheet(true) },
  ])
  return (
    <div className="desk">
      <a className="skip" href="#page">
        {w.skip}
      </a>
      <Rail openPalette={() => setPalette(true)} openSheet={() => setSheet(true)} />
      <main className="desk-page" id="page" tabIndex={-1}>
        <ConnectionNote />
        <Suspense fallback={<PageLoading />}>
          <Switch>
            {may(me.role, 'inbox') && (
              <Route path="/inbox/:box/:conversation?">
                {({ box, conversation }) => <InboxPage box={box} conversation={conversation ?? null} />}
              </Route>
            )}
            {open.map(({ path, page: Page }) => (
              <Route key={path} path={path}>
                <Page />
              </Route>
            ))}
            <Route>
              <Home />
            </Route>
          </Switch>
        </Suspense>
      </main>
      <Suspense>
        {palette && <Palette close={() => setPalette(false)} />}
        {sheet && <ShortcutSheet close={() => setSheet(false)} />}
      </Suspense>
    </div>
  )
}
