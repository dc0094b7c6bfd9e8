import type { Language } from '../../../../knowledge/language/language.js'

/** A sentence in the forms that a count asks for. English uses two of them, Arabic six. */
export interface Counted {
  readonly zero?: string
  readonly one: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

type Values = Readonly<Record<string, string | number>>

/** A sentence with its places filled in. What has no value stays as it is. */
export const fill = (sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))

const RULES = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') }

/** The form for `n`, which also fills the place {n}. */
export function counted(language: Language, forms: Counted, n: number): string {
  return fill(forms[RULES[language].select(n)] ?? forms.other, { n })
}
