import { lazy, Suspense, type ComponentType } from 'react'
import { Link, Redirect, useParams } from 'wouter'
import { may } from '../session/may.js'
import { useMe } from '../session/session-context.js'
import { Page, PageLoading } from '../shell/page.js'
import { useWords } from '../wording/words.js'

const SECTIONS = {
  canned: lazy(() => import('./canned-section.js')),
  tags: lazy(() => import('./tags-section.js')),
  teams: lazy(() => import('./teams-section.js')),
  accounts: lazy(() => import('./accounts-section.js')),
  rules: lazy(() => import('./rules-section.js')),
} satisfies Record<string, ComponentType>

export type Section = keyof typeof SECTIONS

const ALL = Object.keys(SECTIONS) as Section[]
/** For administrators alone. */
const RESERVED: readonly Section[] = ['accounts', 'rules']

export default function SettingsPage() {
  const { w } = useWords()
  const { role } = useMe()
  const { section } = useParams<{ section?: string }>()
  const open = ALL.filter((each) => may(role, 'accounts') || !RESERVED.includes(each))
  const current = open.find((each) => each === section)
  if (!current) return <Redirect to="/settings/canned" replace />
  const Current = SECTIONS[current]
  return (
    <Page title={w.doors.settings} lead={w.settings.lead}>
      <div className="settings">
        <nav className="settings-nav" aria-label={w.doors.settings}>
          {open.map((each) => (
            <Link key={each} href={`/settings/${each}`} aria-current={each === current ? 'page' : undefined}>
              {w.settings.sections[each]}
            </Link>
          ))}
        </nav>
        <div className="settings-body">
          <Suspense fallback={<PageLoading />}>
            <Current />
          </Suspense>
        </div>
      </div>
    </Page>
  )
}
