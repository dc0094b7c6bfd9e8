import type { ReactNode } from 'react'
import { Stack, Text, Title } from '@mantine/core'
import { Logo } from '../parts/logo.js'
import { SchemeMenu } from '../parts/scheme-menu.js'
import { LanguageButton } from '../parts/language-button.js'
import { useWords } from '../wording/words.js'

interface FrontDoorProps {
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}

/** The page before the desk: signing in, and redeeming a link. */
export function FrontDoor({ title, lead, children }: FrontDoorProps) {
  const { w } = useWords()
  return (
    <div className="front">
      <aside className="front-brand">
        <Logo size={44} />
        <p className="front-name">{w.name}</p>
        <p className="front-motto">{w.motto}</p>
      </aside>
      <main className="front-main">
        <Stack gap="lg" className="front-form">
          <div>
            <Title order={1}>{title}</Title>
            <Text c="dimmed">{lead}</Text>
          </div>
          {children}
        </Stack>
        <footer className="front-foot">
          <LanguageButton />
          <SchemeMenu />
        </footer>
      </main>
    </div>
  )
}
