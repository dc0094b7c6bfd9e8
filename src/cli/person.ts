import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.js'
import { createLogger } from '../log.js'
import { readableOf, wholeOf } from '../conversation/own-data.js'
import type { Kept, WhoIsMeant } from '../store/own-data.js'
import { openStore } from '../open-store.js'
import type { Store } from '../store/store.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'

/** Who did it, for the audit. */
const OPERATOR = '[command line]'

type Options = Readonly<Record<string, unknown>>

/** `export`: writes all that is kept of a person into a folder. `erase`: deletes it; a service that runs notices by itself. */
export async function person(options: Options, action: string, given: string): Promise<number> {
  const who = whoIsMeant(given)
  if (action === 'export' && typeof options['out'] === 'string') return withStore(exportTo(options['out'], who))
  if (action === 'erase') return withStore(erase(who, options['yes'] === true))
  complain('usage: person export WHO --out FOLDER, or person erase WHO --yes')
  return EXIT.usage
}

/** `whatsapp:+968 9912 3456` and `telegram:123456` name a person; anything else is a conversation or a case. */
export function whoIsMeant(given: string): WhoIsMeant {
  const [, channel, name] = /^([a-z][a-z-]*):(.+)$/.exec(given.trim()) ?? []
  if (channel === undefined || name === undefined) return { kind: 'id', id: given.trim() }
  return { kind: 'recipient', channel, name: /^[+\d][\d\s-]*$/.test(name) ? name.replace(/\D/g, '') : name.trim() }
}

async function withStore(run: (store: Store) => Promise<number>): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const store = await openStore(config, { log: createLogger('error'), now: systemClock })
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

const exportTo =
  (out: string, who: WhoIsMeant) =>
  async ({ ownData }: Store): Promise<number> => {
    const conversations = await ownData.conversationsOf(who)
    if (conversations.length === 0) return nobody()
    if (existsSync(out)) {
      complain(`${out} is there already: name a new folder, so that two people's data never mix`)
      return EXIT.usage
    }
    for (const [i, conversation] of conversations.entries()) {
      const kept = await ownData.keptOf(conversation)
      if (!kept) continue
      writeKept(join(out, String(i + 1)), kept)
      await ownData.noteExport(conversation, OPERATOR, systemClock())
    }
    say(
      `${conversations.length} conversation(s) written to ${out}. It holds personal data: hand it over and delete it.`,
    )
    return EXIT.ok
  }

function writeKept(folder: string, kept: Kept): void {
  const write = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(folder, name), content, { mode: 0o600 })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  write('data.json', `${JSON.stringify(wholeOf(kept), null, 2)}\n`)
  write('transcript.txt', readableOf(kept))
  for (const [i, { name, bytes }] of kept.files.entries())
    write(`file-${i + 1}${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''}`, bytes)
}

const erase =
  (who: WhoIsMeant, sure: boolean) =>
  async (store: Store): Promise<number> => {
    const conversations = await store.ownData.conversationsOf(who)
    if (conversations.length === 0) return nobody()
    if (!sure) {
      complain(`${conversations.length} conversation(s) would be erased for good. Say --yes to do it.`)
      return EXIT.no
    }
    for (const conversation of conversations) await store.erase(conversation, systemClock(), { who: OPERATOR })
    if (who.kind === 'recipient') await store.ownData.dropUnread(who)
    say(`${conversations.length} conversation(s) erased. Backups still hold them until they are replaced.`)
    return EXIT.ok
  }

function nobody(): number {
  complain('Nothing is kept of that person under this name.')
  return EXIT.no
}
