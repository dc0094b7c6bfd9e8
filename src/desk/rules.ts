import type { Wording } from '../../dialogs/wording.js'
import type { Store } from '../store/store.js'
import type { DeskSettings } from './contract/administration.js'

export interface RulesDeps {
  readonly store: Pick<Store, 'desk'>
  readonly wording: Pick<Wording, 'say'>
  /** What the configuration says, where nobody has set anything. */
  readonly retentionMonths: number
  readonly consentVersion: string
}

/** The desk's rules as they are in force: what an administrator set, else what the configuration and the wording say. */
export function createRules({ store, wording, retentionMonths, consentVersion }: RulesDeps): () => DeskSettings {
  const consentIn = (language: 'ar' | 'en') =>
    wording.say(language, 'consent.sentence', { months: retentionMonths, privacy: '' }).trim()
  const first: DeskSettings = {
    retentionMonths,
    consent: { ar: consentIn('ar'), en: consentIn('en'), version: consentVersion },
    ...store.desk.settings.first,
  }
  return () => store.desk.settings.current() ?? first
}
