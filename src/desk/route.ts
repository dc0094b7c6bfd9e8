import type { z } from 'zod'
import type { Answer } from './answer.js'
import type { Role } from './contract/session.js'
import type { Person } from './person.js'

/**
 * How near a person must be to the conversation that the path names (`:conversation`, or `:reference` of its case):
 * `none`: the path names none · `own-case`: holds it, whatever the role · `team-case`: an agent holds it or is of its
 * team; supervisors and administrators reach every team · `any-case`: the role is enough.
 */
export type Owner = 'none' | 'own-case' | 'team-case' | 'any-case'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** The names after a colon in a path. */
type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** Where a request comes from. */
export interface Source {
  readonly address: string
  /** As the client names itself. */
  readonly browser: string
  /** Our own origin as this client reached it. */
  readonly origin: string
  readonly cookies: Readonly<Record<string, string>>
}

/** A request whose sender may ask it and whose words have been read. */
export interface Asked<Path extends string, Body, Who = Person> {
  readonly me: Who
  /** Id of the session (no secret); null where nobody is signed in. */
  readonly session: Who extends Person ? string : string | null
  readonly params: Readonly<Record<NamesIn<Path>, string>>
  readonly query: URLSearchParams
  readonly body: Body
  readonly source: Source
}

/** Bytes as they were sent. */
export interface Upload {
  readonly contentType: string
  readonly bytes: Uint8Array
}

export type BodyRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly schema: z.ZodType; readonly limit: number }
  | { readonly kind: 'bytes'; readonly limit: number }

/** A row of the desk's one route table. Everything under /desk/api is one, and the capability test names each. */
export interface Route {
  readonly method: Method
  /** From the root of the server, in Express's words. */
  readonly path: string
  readonly roles: 'anyone' | readonly Role[]
  readonly owner: Owner
  readonly body: BodyRule
  /** Open to somebody who must set up a second factor first; unless said, nothing is. */
  readonly whileOwing?: boolean
  readonly handle: (asked: Asked<string, unknown, Person | null>) => Promise<Answer>
}

/** Whoever works with citizens. */
export const AGENTS: readonly Role[] = ['agent', 'supervisor', 'administrator']
export const SUPERVISORS: readonly Role[] = ['supervisor', 'administrator']
export const ADMINISTRATORS: readonly Role[] = ['administrator']
/** Whoever is signed in. */
export const EVERYONE: readonly Role[] = ['agent', 'supervisor', 'curator', 'administrator']

/** Bytes of a JSON body, unless a row says more. */
const LIMIT = 64 * 1024

interface Row<Path extends string, Body, Who> {
  readonly method: Method
  readonly path: Path
  /** Null, or left out: none is read. */
  readonly body?: z.ZodType<Body> | null
  /** Longest body that is read, bytes. */
  readonly limit?: number
  readonly handle: (asked: Asked<Path, Body, Who>) => Promise<Answer>
}

interface Guarded {
  readonly roles: readonly Role[]
  readonly owner: Owner
  readonly whileOwing?: boolean
}

/** For whoever is signed in with one of the roles, near enough to the conversation. */
export const route = <const Path extends string, Body = null>(row: Row<Path, Body, Person> & Guarded): Route => ({
  ...row,
  body: bodyRule(row.body ?? null, row.limit),
  handle: row.handle as unknown as Route['handle'],
})

/** For anyone, signed in or not. */
export const publicRoute = <const Path extends string, Body = null>(row: Row<Path, Body, Person | null>): Route => ({
  ...row,
  roles: 'anyone',
  owner: 'none',
  body: bodyRule(row.body ?? null, row.limit),
  handle: row.handle as unknown as Route['handle'],
})

/** Takes the body as bytes, at most `limit` of them. */
export const uploadRoute = <const Path extends string>(
  row: Omit<Row<Path, Upload, Person>, 'body' | 'limit'> & Guarded & { readonly limit: number },
): Route => ({
  ...row,
  body: { kind: 'bytes', limit: row.limit },
  handle: row.handle as unknown as Route['handle'],
})

const bodyRule = (schema: z.ZodType | null, limit = LIMIT): BodyRule =>
  schema ? { kind: 'json', schema, limit } : { kind: 'none' }
