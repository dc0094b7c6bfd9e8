import type { Kysely } from 'kysely'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'

/** How often a key (an account, an address) may be tried. */
export interface TryRule {
  readonly key: string
  /** Tries within the window; then nothing more until it is over. */
  readonly most: number
  /** After so many tries one has to wait, each time twice as long as before; null: never. */
  readonly free: number | null
}

/** Milliseconds in which tries are counted together. */
const WINDOW = 15 * 60_000

export type SignInTries = ReturnType<typeof createSignInTries>

/**
 * Tries to sign in. In the store and not in memory: a restart or a second process gives nobody more of them. A try is
 * counted before it is made, so that many at once count as many.
 */
export function createSignInTries({ write }: Engine) {
  return {
    /** Counts a try against every rule; or, counting nothing, the milliseconds until one may be made. */
    begin: (rules: readonly TryRule[], now: Date): Promise<{ readonly wait: number }> =>
      write(async (tx) => {
        await sweep(tx, now)
        const counted: Counted[] = []
        for (const rule of rules) counted.push(await count(tx, rule, now))
        const wait = Math.max(0, ...counted.map((one) => one.wait))
        if (wait > 0) await uncount(tx, rules)
        else for (const one of counted) await pauseAfter(tx, one, now)
        return { wait }
      }),

    /** The try was right: the first key is forgotten, the others are given the try back. */
    succeed: ([first, ...others]: readonly TryRule[]): Promise<void> =>
      write(async (tx) => {
        if (first) await tx.deleteFrom('sign_in_tries').where('key', '=', first.key).execute()
        await giveBack(tx, others)
      }),

    /** The try was neither right nor wrong. */
    undo: (rules: readonly TryRule[]): Promise<void> => write((tx) => giveBack(tx, rules)),
  }
}

const sweep = (tx: Kysely<Database>, now: Date) =>
  tx
    .deleteFrom('sign_in_tries')
    .where('since', '<=', now.getTime() - WINDOW)
    .execute()

interface Counted {
  readonly rule: TryRule
  readonly tries: number
  readonly since: number
  /** Milliseconds; 0: the try may be made. */
  readonly wait: number
}

/** Counts first and looks then: whoever tries the same key meanwhile waits for this row. */
async function count(tx: Kysely<Database>, rule: TryRule, now: Date): Promise<Counted> {
  const at = now.getTime()
  const { tries, since, until } = await tx
    .insertInto('sign_in_tries')
    .values({ key: rule.key, tries: 1, since: at, until: at })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ eb, ref }) => ({ tries: eb(ref('sign_in_tries.tries'), '+', 1) })),
    )
    .returning(['tries', 'since', 'until'])
    .executeTakeFirstOrThrow()
  return { rule, tries, since, wait: Math.max(0, (tries > rule.most ? since + WINDOW : until) - at) }
}

/** Milliseconds. */
const pauseAfterTry = ({ free }: TryRule, tries: number): number =>
  free === null || tries <= free ? 0 : 1_000 * 2 ** (tries - free)

async function pauseAfter(tx: Kysely<Database>, { rule, tries, since }: Counted, now: Date): Promise<void> {
  const until = tries >= rule.most ? since + WINDOW : now.getTime() + pauseAfterTry(rule, tries)
  await tx.updateTable('sign_in_tries').set({ until }).where('key', '=', rule.key).execute()
}

async function uncount(tx: Kysely<Database>, rules: readonly TryRule[]): Promise<void> {
  for (const { key } of rules)
    await tx
      .updateTable('sign_in_tries')
      .set(({ eb }) => ({ tries: eb('tries', '-', 1) }))
      .where('key', '=', key)
      .execute()
}

async function giveBack(tx: Kysely<Database>, rules: readonly TryRule[]): Promise<void> {
  for (const { key } of rules)
    await tx
      .updateTable('sign_in_tries')
      .set(({ eb }) => ({ tries: eb('tries', '-', 1), until: 0 }))
      .where('key', '=', key)
      .execute()
}
