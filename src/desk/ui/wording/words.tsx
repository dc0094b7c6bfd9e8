import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { DirectionProvider, useDirection } from '@mantine/core'
import type { Language } from '../../../../knowledge/language/language.js'
import { ar, type Wording } from './ar.js'
import { createFormat, type Format } from './format.js'
import { en } from './en.js'

const WORDINGS: Readonly<Record<Language, Wording>> = { ar, en }

export interface Words {
  readonly language: Language
  readonly w: Wording
  readonly format: Format
  choose(language: Language): void
}

const WordsContext = createContext<Words | null>(null)

interface WordsProps {
  readonly language: Language
  readonly choose: (language: Language) => void
  readonly children: ReactNode
}

/** The interface's language: its sentences, its dates and its direction. */
export function WordsProvider({ language, choose, children }: WordsProps) {
  const words = useMemo(
    () => ({ language, w: WORDINGS[language], format: createFormat(language), choose }),
    [language, choose],
  )
  return (
    <DirectionProvider initialDirection={language === 'ar' ? 'rtl' : 'ltr'} detectDirection={false}>
      <Direction language={language} />
      <WordsContext value={words}>{children}</WordsContext>
    </DirectionProvider>
  )
}

function Direction({ language }: { language: Language }) {
  const { setDirection } = useDirection()
  useEffect(() => {
    document.documentElement.lang = language
    setDirection(language === 'ar' ? 'rtl' : 'ltr')
  }, [language, setDirection])
  return null
}

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords is for what stands inside WordsProvider')
  return words
}
