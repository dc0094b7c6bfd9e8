import { statSync } from 'node:fs'
import type { Config } from './config.js'
import { SETTINGS } from './settings.js'
import { isOnlyHere } from './simulators.js'

/** Settings that are secrets, or lists of them. */
const SECRETS = [
  'TOKEN_SECRETS',
  'DESK_SECRETS',
  'DIRECT_LINE_SECRETS',
  'METRICS_TOKENS',
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_APP_SECRETS',
  'WHATSAPP_VERIFY_TOKEN',
  'OIDC_CLIENT_SECRET',
] as const satisfies readonly (keyof Config)[]

/** Fewer different characters than that are no secret, however long. */
const DIFFERENT = 8
const OTHERS_MAY_READ = 0o004
const MAKE_ONE = 'make one with "openssl rand -hex 32"'

/**
 * What nobody may run for citizens, one line each with the cure; empty where no other machine reaches the service, for
 * then somebody tries it out.
 */
export function dangersIn(config: Config, envFile = '.env'): readonly string[] {
  if (isOnlyHere(config)) return []
  return [...SECRETS.flatMap((name) => weak(name, config)), ...shared(config), ...exposed(config, envFile)]
}

function weak(name: (typeof SECRETS)[number], config: Config): readonly string[] {
  const values = [config[name] ?? []].flat()
  const example = SETTINGS[name].example
  if (values.includes(example)) return [`${name} is the example of .env.example, which everybody knows: ${MAKE_ONE}`]
  const guessable = values.some((value) => new Set(value).size < DIFFERENT)
  return guessable ? [`${name} can be guessed: ${MAKE_ONE}`] : []
}

/** A password of the documentation, and keys that every process would make for itself. */
function shared({ DATABASE_URL, REDIS_URL, TOKEN_SECRETS }: Config): readonly string[] {
  const faults = []
  if (DATABASE_URL !== undefined && passwordOf(DATABASE_URL) === passwordOf(SETTINGS.DATABASE_URL.example))
    faults.push('DATABASE_URL has the password of .env.example: give the database another one')
  if (REDIS_URL !== undefined && TOKEN_SECRETS.length === 0)
    faults.push(`TOKEN_SECRETS is not set and several processes may run: each would make its own; ${MAKE_ONE}`)
  return faults
}

function passwordOf(url: string): string | null {
  try {
    return new URL(url).password || null
  } catch {
    return null
  }
}

function exposed({ PUBLIC_URL }: Config, envFile: string): readonly string[] {
  const faults = []
  if (PUBLIC_URL?.startsWith('http:') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(PUBLIC_URL))
    faults.push(
      'PUBLIC_URL is not https: what citizens write would cross the network in the clear; put a proxy that ends TLS before the service',
    )
  const readable = readableByAll(envFile)
  if (readable !== null) faults.push(readable)
  return faults
}

/** What to do about settings that every account of the machine may read; null: they may not, or there are none. */
export function readableByAll(envFile = '.env'): string | null {
  const mode = statSync(envFile, { throwIfNoEntry: false })?.mode ?? 0
  if ((mode & OTHERS_MAY_READ) === 0) return null
  return `${envFile} can be read by every account of this machine: chmod 600 ${envFile}`
}
