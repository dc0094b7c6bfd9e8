import { z } from 'zod'
import type { Deed } from '../audit.js'
import type { Engine } from '../engine.js'
import { type Catalogue, createCatalogue } from './catalogue.js'
import type { Patience } from './patience.js'

const MINUTE = 60_000
const bilingual = z.object({ ar: z.string(), en: z.string() })

/** What an administrator sets for the whole desk. Minutes, but for months of retention. */
export const deskSettings = z.object({
  retentionMonths: z.number().int(),
  consent: bilingual.extend({ version: z.string() }),
  reopenWithin: z.number(),
  agentSilent: z.number(),
  autoAssign: z.boolean(),
})
export type DeskSettings = z.infer<typeof deskSettings>

const ONLY = 'desk'
/** In force until somebody sets them: the rest is the configuration's. */
const FIRST = { reopenWithin: 24 * 60, agentSilent: 10, autoAssign: true }

export type Settings = ReturnType<typeof createSettings>

/** Where they are kept: a list of one. */
export type KeptSettings = Pick<Catalogue<DeskSettings>, 'get' | 'put'>

export const keptSettings = (engine: Engine): KeptSettings => createCatalogue(engine, 'desk_settings', deskSettings)

/** The settings as every part asks for them, from memory; `refresh` reads what another process has set. */
export function createSettings(kept: KeptSettings) {
  let known: DeskSettings | null = null
  const patience: Patience = () => ({
    silent: (known?.agentSilent ?? FIRST.agentSilent) * MINUTE,
    reopen: (known?.reopenWithin ?? FIRST.reopenWithin) * MINUTE,
  })
  return {
    patience,
    first: FIRST,
    /** Null: nobody has set any. */
    current: (): DeskSettings | null => known,
    autoAssign: (): boolean => known?.autoAssign ?? FIRST.autoAssign,
    async refresh(): Promise<void> {
      known = await kept.get(ONLY)
    },
    async put(settings: DeskSettings, deed: Deed): Promise<void> {
      await kept.put(ONLY, settings, deed)
      known = settings
    },
  }
}
