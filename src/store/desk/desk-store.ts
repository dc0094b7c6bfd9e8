import { z } from 'zod'
import { type Deed, writeAudit } from '../audit.js'
import type { Engine } from '../engine.js'
import type { Lines } from '../lines.js'
import type { Statuses } from '../statuses.js'
import { type CaseActs, createCaseActs } from './case-acts.js'
import { type CaseLists, createCaseLists } from './case-lists.js'
import { type Catalogue, createCatalogue } from './catalogue.js'
import { createMessages, type Messages } from './messages.js'
import { createMoves, type MoveCase } from './moves.js'
import { createPresences, type Presences } from './presence.js'
import { createReports, type Reports } from './reports.js'
import { createSearch, type Search } from './search.js'
import type { Settings } from './settings.js'
import { createThread, type Thread } from './thread.js'

const bilingual = z.object({ ar: z.string(), en: z.string() })
const spans = z.array(z.array(z.object({ from: z.string(), to: z.string() })))
const between = { from: z.string(), to: z.string(), name: z.string() }

export const storedTeam = z.object({
  name: bilingual,
  hours: z.object({
    week: spans,
    holidays: z.array(z.object(between)),
    seasons: z.array(z.object({ ...between, week: spans })),
  }),
  targets: z.object({ firstReply: z.number(), resolution: z.number() }),
})
export type StoredTeam = z.infer<typeof storedTeam>

const storedCanned = z.object({
  shortcut: z.string(),
  title: z.string(),
  text: bilingual,
  team: z.string().nullable(),
})
export type StoredCanned = z.infer<typeof storedCanned>

const storedTag = z.object({ label: bilingual })
export type StoredTag = z.infer<typeof storedTag>

/** What the desk keeps and asks for. */
export interface DeskStore {
  readonly move: MoveCase
  readonly messages: Messages
  readonly thread: Thread
  readonly lists: CaseLists
  readonly acts: CaseActs
  readonly presence: Presences
  readonly search: Search
  readonly reports: Reports
  readonly settings: Settings
  readonly teams: Catalogue<StoredTeam>
  readonly canned: Catalogue<StoredCanned>
  readonly tags: Catalogue<StoredTag>
  /** Writes a row of the audit where what it tells of wrote nothing else. */
  audit(deed: Deed): Promise<void>
}

export interface DeskStoreParts {
  readonly lines: Lines
  readonly statuses: Statuses
  readonly settings: Settings
}

export function createDeskStore(engine: Engine, { lines, statuses, settings }: DeskStoreParts): DeskStore {
  return {
    move: createMoves(engine, { lines, statuses, patience: settings.patience }),
    messages: createMessages(engine, lines),
    thread: createThread(engine),
    lists: createCaseLists(engine),
    acts: createCaseActs(engine),
    presence: createPresences(engine),
    search: createSearch(engine),
    reports: createReports(engine),
    settings,
    teams: createCatalogue(engine, 'teams', storedTeam),
    canned: createCatalogue(engine, 'canned', storedCanned),
    tags: createCatalogue(engine, 'tags', storedTag),
    audit: (deed) => engine.write((tx) => writeAudit(tx, deed)),
  }
}
