import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { z } from 'zod'
import { ROLES, SETTINGS } from './settings.js'

type Settings = { [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['schema']> }
export type Config = Readonly<Settings>

/** What is of no use without something else; both names, and why. */
const NEEDS: readonly (readonly [keyof Settings, keyof Settings, string])[] = [
  ['TELEGRAM_UPDATES', 'TELEGRAM_BOT_TOKEN', 'there is no Telegram without the bot’s token'],
  ['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_BOT_TOKEN', 'there is no Telegram without the bot’s token'],
  ['EMBEDDINGS_MODEL', 'EMBEDDINGS_URL', 'there is no endpoint to ask for it'],
  ['EMBEDDINGS_KEY', 'EMBEDDINGS_URL', 'there is no endpoint to show it to'],
  ['OIDC_NAME', 'OIDC_ISSUER', 'there is no provider to name'],
]

/** What each value allows and all together do not. */
function contradictions(config: Config, given: ReadonlySet<string>): string[] {
  const alone = NEEDS.filter(([name, needed]) => given.has(name) && !given.has(needed))
  const faults = alone.map(([name, needed, why]) => `${name} is set and ${needed} is not: ${why}`)
  if (config.TELEGRAM_UPDATES === 'webhook' && !given.has('PUBLIC_URL'))
    faults.push('TELEGRAM_UPDATES is webhook and PUBLIC_URL is not set: Telegram must be told where to send messages')
  if (config.ROLES && config.ROLES.length < ROLES.length) faults.push(...partFaults(config, given))
  return faults
}

/** A process that does a part needs the others, and a way to hear of them. */
function partFaults(config: Config, given: ReadonlySet<string>): string[] {
  const needed = (['DATABASE_URL', 'REDIS_URL', 'TOKEN_SECRETS'] as const).filter((name) => !given.has(name))
  const faults = needed.map((name) => `${name} is not set and ROLES is a part: processes that share the work need it`)
  if (config.TRY === 'on') faults.push('TRY is on and ROLES is a part: simulated phones live in one process')
  if (config.WHATSAPP_LINKED === 'on')
    faults.push('WHATSAPP_LINKED is on and ROLES is a part: a linked device lives in one process')
  return faults
}

/** One line for each fault: the variable, what is wrong, an example. */
export interface ConfigFaults {
  readonly faults: readonly string[]
}

/**
 * Reads the environment once, over the settings of the file `.env` in the working folder, if there is one. Every fault is
 * found before it returns. An unset or empty variable takes its default; a name in `.env` that is no setting is a fault.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = '.env'): Config | ConfigFaults {
  const file = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {}
  const strangers = Object.keys(file).filter((name) => !(name in SETTINGS))
  const faults = strangers.map((name) => `${name} in ${envFile} is not a setting: correct the spelling or remove it`)
  const values = Object.entries(SETTINGS).map(([name, { schema, example }]) => {
    const given = environment[name] || file[name]
    const parsed = (schema as z.ZodType<unknown>).safeParse(given === '' ? undefined : given)
    if (!parsed.success)
      faults.push(...parsed.error.issues.map((issue) => `${name} ${issue.message}. Example: ${name}=${example}`))
    return [name, parsed.success ? parsed.data : undefined] as const
  })
  const config = Object.fromEntries(values) as Config
  const given = new Set(Object.keys(SETTINGS).filter((name) => environment[name] || file[name]))
  faults.push(...halves(given), ...contradictions(config, given))
  return faults.length > 0 ? { faults } : config
}

/** What works only together. */
const TOGETHER: Readonly<Record<string, readonly (keyof typeof SETTINGS)[]>> = {
  'WhatsApp’s Cloud API': [
    'WHATSAPP_PHONE_NUMBER_ID',
    'WHATSAPP_BUSINESS_ACCOUNT_ID',
    'WHATSAPP_ACCESS_TOKEN',
    'WHATSAPP_APP_SECRETS',
    'WHATSAPP_VERIFY_TOKEN',
  ],
  'OpenID Connect': ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
}

function halves(given: ReadonlySet<string>): string[] {
  return Object.entries(TOGETHER).flatMap(([what, names]) => {
    const missing = names.filter((name) => !given.has(name))
    const there = names.filter((name) => given.has(name))
    if (missing.length === 0 || there.length === 0) return []
    return missing.map(
      (name) =>
        `${name} is missing: ${what} needs it beside ${there.join(', ')}. Example: ${name}=${SETTINGS[name].example}`,
    )
  })
}

export const isFaulty = (config: Config | ConfigFaults): config is ConfigFaults => 'faults' in config

/** The text of `.env.example`: each setting's purpose and an example, commented out. */
export function envExample(): string {
  const head = '# Settings of Nafidha. Every one has a default: the service starts without this file.\n'
  const blocks = Object.entries(SETTINGS).map(([name, { about, example }]) => `# ${about}\n# ${name}=${example}\n`)
  return [head, ...blocks].join('\n')
}
