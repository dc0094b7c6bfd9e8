import { lazy, Suspense, useCallback, useState } from 'react'
import { Loader, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { Router, useLocation } from 'wouter'
import type { Language } from '../../../knowledge/language/language.js'
import type { Me } from '../contract/session.js'
import { ask } from './api/request.js'
import { LiveProvider } from './live/live-context.js'
import { FrontDoor } from './session/front-door.js'
import { LinkPage } from './session/link-page.js'
import { SessionProvider, useSession } from './session/session-context.js'
import { SignInPage } from './session/sign-in-page.js'
import { AnnouncerProvider } from './shell/announcer.js'
import { CommandsProvider } from './shell/commands.js'
import { DeskDataProvider } from './shell/desk-data.js'
import { Frame } from './shell/frame.js'
import { FailureNote } from './shell/page.js'
import { styleNonce } from './theme/nonce.js'
import { theme, variables } from './theme/theme.js'
import { useWords, WordsProvider } from './wording/words.js'

const OwesPage = lazy(() => import('./account/owes-page.js'))

const LANGUAGE = 'nafidha.desk.language'
const storedLanguage = (): Language => (localStorage.getItem(LANGUAGE) === 'en' ? 'en' : 'ar')

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <SessionProvider>
        <InLanguage />
      </SessionProvider>
    </MantineProvider>
  )
}

/** Somebody signed in has a language; before that, it is the one this browser used last. */
function InLanguage() {
  const { view, update } = useSession()
  const [stored, setStored] = useState(storedLanguage)
  const me = view.kind === 'signed-in' ? view.me : null
  const choose = (language: Language) => {
    localStorage.setItem(LANGUAGE, language)
    setStored(language)
    if (!me) return
    update({ ...me, interfaceLanguage: language })
    void ask<Me>('PUT', '/me', { interfaceLanguage: language })
  }
  return (
    <WordsProvider language={me?.interfaceLanguage ?? stored} choose={choose}>
      <Notifications position="top-center" limit={3} />
      <Router base="/desk">
        <AnnouncerProvider>
          <Rooms />
        </AnnouncerProvider>
      </Router>
    </WordsProvider>
  )
}

function Rooms() {
  const { view, refresh } = useSession()
  const { w } = useWords()
  const [path] = useLocation()
  const token = useLinkToken(path)
  const ended = useCallback(() => void refresh(), [refresh])
  if (token !== null) return <LinkPage token={token} />
  if (view.kind === 'loading') return <Wait />
  if (view.kind === 'unreachable')
    return (
      <FrontDoor title={w.name} lead="">
        <FailureNote failure={{ code: 'unreachable', by: null }} retry={() => void refresh()} />
      </FrontDoor>
    )
  if (view.kind === 'signed-out') return <SignInPage setup={view.setup} provider={view.provider} />
  if (view.me.owesSecondFactor)
    return (
      <Suspense fallback={<Wait />}>
        <OwesPage />
      </Suspense>
    )
  return (
    <LiveProvider ended={ended}>
      <CommandsProvider>
        <DeskDataProvider>
          <Frame />
        </DeskDataProvider>
      </CommandsProvider>
    </LiveProvider>
  )
}

function Wait() {
  const { w } = useWords()
  return (
    <div className="desk-waits">
      <Loader aria-label={w.loading} />
    </div>
  )
}

/** The token of a link, read once and taken out of the address, so that neither history nor a screenshot keeps it. */
function useLinkToken(path: string): string | null {
  const [token] = useState(() => {
    const found = location.hash.slice(1)
    if (path === '/link' && found) history.replaceState(null, '', location.pathname)
    return found
  })
  return path === '/link' ? token : null
}
