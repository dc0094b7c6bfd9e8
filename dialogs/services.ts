import type { Bilingual } from '../knowledge/language/language.js'
import { createFormat, type Format } from './format.js'
import type { Command } from './memory.js'
import { createWallClock, type WallClock } from './office-hours.js'
import type { When, WhenContext } from './recognizers/when.js'
import type { Router } from './route.js'
import { standingCommands } from './standing-commands.js'
import type { Wording } from './wording.js'

/** What is set for the whole service. */
export interface DialogSettings {
  /** Changes when the consent sentence must be shown again. */
  readonly consentVersion: string
  readonly privacyUrl: string
  readonly retentionMonths: number
  /** The consent sentence in place of the wording's; null: the wording's. */
  readonly consent: Bilingual | null
  readonly serviceName: Bilingual
  /** IANA name, such as `Asia/Muscat`: of "today", and of the days and times citizens type. */
  readonly timeZone: string
}

/** The recognizers that run elsewhere; the others are plain functions and are imported where they are used. */
export interface Recognizers {
  when(text: string, context: WhenContext): Promise<When>
  /** A day or a time is about to be asked for. */
  warm(): void
}

/** What is handed in for every dialog. */
export interface ServiceParts {
  readonly route: Router
  readonly recognizers: Recognizers
  readonly wording: Wording
  readonly settings: DialogSettings
}

/** What every dialog may use; made once, the same for every conversation. */
export interface Services extends ServiceParts {
  readonly format: Format
  readonly wallClock: (at: Date) => WallClock
  /** Words that are a command whenever they are the whole message, folded. */
  readonly standing: ReadonlyMap<string, Command>
}

export function createServices(parts: ServiceParts): Services {
  const { wording, settings } = parts
  return {
    ...parts,
    format: createFormat({ wording, timeZone: settings.timeZone }),
    wallClock: createWallClock(settings.timeZone),
    standing: standingCommands(wording),
  }
}
