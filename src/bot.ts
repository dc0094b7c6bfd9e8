import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import { createTurn } from '../bots/create-turn.js'
import type { Turn } from '../bots/turn.js'
import { createFormat, type Format } from '../dialogs/format.js'
import { createDateRecognizer } from '../dialogs/recognizers/date-recognizer.js'
import { createRouter, type Router } from '../dialogs/route.js'
import { loadWording, type Wording } from '../dialogs/wording.js'
import type { KnowledgeBase } from '../knowledge/base.js'
import type { Config } from './config.js'
import { TIME_ZONE } from './knowledge.js'
import { ROOT } from './root.js'

/** Changed whenever the consent sentence or what it promises changes: citizens are then shown it again. */
export const CONSENT_VERSION = '2026-11'
const SERVICE_NAME = { ar: 'نافذة، مركز التواصل الحكومي', en: 'Nafidha, the Government Communication Centre' }
const OWN_PRIVACY_PAGE = '/privacy'

export interface BotParts {
  readonly config: Config
  readonly knowledge: KnowledgeBase
  /** What an administrator has set; null: nothing. Asked for every turn. */
  readonly rules: () => Rules | null
  readonly log: Logger
  readonly now: () => Date
}

interface Rules {
  readonly retentionMonths: number
  readonly consent: { readonly ar: string; readonly en: string; readonly version: string }
}

/** The bot, and what it speaks with. */
export interface Bot {
  readonly turn: Turn
  readonly route: Router
  readonly wording: Wording
  readonly format: Format
  close(): Promise<void>
}

/** Throws where the wording is not in order: a sentence that is missing must not be found out by a citizen. */
export function createBot({ config, knowledge, rules, log, now }: BotParts): Bot {
  const wording = readWording()
  const { route } = createRouter({ entries: () => knowledge.current().content.entries })
  const dates = createDateRecognizer({ workerUrl: DATE_WORKER, log })
  const turn = createTurn({
    knowledge: knowledge.current,
    route,
    recognizers: dates,
    wording,
    settings: {
      get consentVersion() {
        return rules()?.consent.version ?? CONSENT_VERSION
      },
      get consent() {
        return rules()?.consent ?? null
      },
      get retentionMonths() {
        return rules()?.retentionMonths ?? config.RETENTION_MONTHS
      },
      privacyUrl: privacyUrl(config),
      serviceName: SERVICE_NAME,
      timeZone: TIME_ZONE,
    },
    now,
  })
  return {
    turn,
    route,
    wording,
    format: createFormat({ wording, timeZone: TIME_ZONE }),
    close: () => dates.close(),
  }
}

/** Workers run from the build, also when tests run from the source. */
const DATE_WORKER = pathToFileURL(join(ROOT, 'dist/dialogs/recognizers/date-worker.js'))

export const readWording = (): Wording => loadWording(pathToFileURL(join(ROOT, 'dialogs/wording')))

const privacyUrl = ({ PRIVACY_URL, PUBLIC_URL, HOST, PORT }: Config): string =>
  PRIVACY_URL ?? new URL(OWN_PRIVACY_PAGE, PUBLIC_URL ?? `http://${HOST}:${PORT}`).href
