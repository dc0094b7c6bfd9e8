import { LANGUAGES, type Language } from '../../../knowledge/language/language.js'

/** What a page says about its widget, on the script's own element. */
export interface Settings {
  /** Address of the server: where the script came from, with a slash at its end. */
  readonly server: string
  readonly language: Language
  /** The page's own name for the chat; null for ours. */
  readonly title: string | null
  readonly colour: string | undefined
  readonly position: 'start' | 'end'
}

export interface ScriptElement {
  readonly src: string
  readonly dataset: Readonly<Record<string, string | undefined>>
}

/** Reads `data-language`, `data-title`, `data-colour` and `data-position`. What is missing or wrong takes its default. */
export function readSettings({ src, dataset }: ScriptElement, pageLanguage: string): Settings {
  return {
    server: new URL('.', src).href,
    language: languageOf(dataset['language']) ?? languageOf(pageLanguage) ?? 'ar',
    title: dataset['title']?.trim() || null,
    colour: dataset['colour']?.trim(),
    position: dataset['position'] === 'start' ? 'start' : 'end',
  }
}

/** `en`, `en-GB` and `EN` are all English; null for a language we do not speak. */
export function languageOf(tag: string | null | undefined): Language | null {
  const [code] = (tag ?? '').toLowerCase().split('-')
  return LANGUAGES.find((language) => language === code) ?? null
}
