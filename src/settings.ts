import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { ROOT } from './root.js'

/** What a process may be there for. */
export const ROLES = ['web', 'desk', 'poller', 'worker', 'deliverer', 'timers'] as const
export type Role = (typeof ROLES)[number]

/** A setting's documentation: `.env.example` and the message for a bad value are both made of it. */
interface Setting<T> {
  readonly schema: z.ZodType<T, string | undefined>
  readonly about: string
  readonly example: string
}

const setting = <T>(schema: z.ZodType<T, string | undefined>, about: string, example: string): Setting<T> => ({
  schema,
  about,
  example,
})

const text = (fallback: string) => z.string().trim().min(1, 'is empty').default(fallback)
const whole = (from: number, to: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .refine((n) => n >= from && n <= to, `is not between ${from} and ${to}`)
    .default(fallback)
const share = (fallback: number) =>
  z
    .string()
    .regex(/^0?\.\d+$/, 'is not a share between 0 and 1')
    .transform(Number)
    .default(fallback)
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, fallback: T[number]) =>
  z.enum(values, `is not one of ${values.join(', ')}`).default(fallback)
const list = <T extends string>(item: z.ZodType<T, string>) =>
  z
    .string()
    .transform((value) => value.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(item))
    .default([])
const origin = z.string().regex(/^https?:\/\/[^/\s]+$/, 'is not an origin: scheme and host, no path')
const digits = z.string().regex(/^\d{5,25}$/, 'is not an id: digits only')
const secret = z.string().min(32, 'is shorter than 32 characters')
const folder = z
  .string()
  .trim()
  .min(1, 'is empty')
  .transform((path) => (isAbsolute(path) ? path : join(process.cwd(), path)))

/** Every setting, in the order of `.env.example`. */
export const SETTINGS = {
  ROLES: setting(
    list(z.enum(ROLES, `is not one of ${ROLES.join(', ')}`)).transform((roles) => (roles.length > 0 ? roles : ROLES)),
    'What this process does, with commas between: web (citizens, webhooks), desk, poller (asks messengers for messages; in one process only), worker (turns), deliverer, timers. Unset: everything.',
    'web,desk,poller,worker,deliverer,timers',
  ),
  HOST: setting(text('127.0.0.1'), 'Address to listen on. 0.0.0.0 for every network of the machine.', '127.0.0.1'),
  PORT: setting(whole(0, 65_535, 3978), 'Port to listen on; 0 takes a free one.', '3978'),
  PUBLIC_URL: setting(
    origin.optional(),
    'Address citizens reach this service at, if a proxy stands before it. Its origin may always use the widget.',
    'https://chat.example.om',
  ),
  DATA_DIR: setting(
    folder.default(join(ROOT, 'data')),
    'Folder for the database, files that citizens sent, secrets and the trained model.',
    './data',
  ),
  DATABASE_URL: setting(
    z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/, 'is not a Postgres address')
      .optional(),
    'Postgres to keep everything in. Unset: SQLite in DATA_DIR.',
    'postgres://nafidha:password@127.0.0.1:5432/nafidha',
  ),
  REDIS_URL: setting(
    z
      .string()
      .regex(/^rediss?:\/\/[^\s,]+(,rediss?:\/\/[^\s,]+)*$/, 'is not a Redis address')
      .optional(),
    'Redis by which several processes on one Postgres hear of each other and count limits together; of a cluster, some servers with commas between. Unset: one process.',
    'redis://127.0.0.1:6379',
  ),
  CONTENT_DIR: setting(
    list(folder),
    'Folders of further content packs, with commas between; ids are shared with the packs that ship.',
    '/srv/nafidha/content',
  ),
  ALLOWED_ORIGINS: setting(
    list(origin),
    'Origins of the web pages that may carry the widget, with commas between. Our own is always allowed.',
    'https://www.example.gov.om,https://services.example.gov.om',
  ),
  DIRECT_LINE_SECRETS: setting(
    list(secret),
    'Secrets with which another server may ask for Direct Line tokens; two while one replaces the other.',
    'at-least-32-random-characters-1234',
  ),
  TOKEN_SECRETS: setting(
    list(secret),
    'Keys that sign visitors’ tokens: the first signs, all are accepted. Unset: one is made and kept in DATA_DIR.',
    'at-least-32-random-characters-5678',
  ),
  DESK_SECRETS: setting(
    list(secret),
    'Keys that seal the secrets of second factors: the first seals, all open. Unset: made of the keys of TOKEN_SECRETS.',
    'at-least-32-random-characters-9012',
  ),
  SECOND_FACTOR: setting(
    oneOf(['auto', 'administrators', 'everybody', 'off'], 'auto'),
    'Who must set up a second factor when next signing in with a password. auto: administrators, once other machines reach the service.',
    'administrators',
  ),
  TELEGRAM_BOT_TOKEN: setting(
    z
      .string()
      .regex(/^\d{3,20}:[\w-]{30,}$/, 'is not a bot’s token')
      .optional(),
    'Token of the Telegram bot, from @BotFather. Unset: there is no Telegram.',
    '123456789:AAE-thirty-five-letters-from-BotFather1',
  ),
  TELEGRAM_UPDATES: setting(
    z.enum(['webhook', 'polling'], 'is not one of webhook, polling').optional(),
    'How Telegram’s messages come. Unset: webhook with PUBLIC_URL, else polling. polling ends a webhook set elsewhere.',
    'polling',
  ),
  TELEGRAM_WEBHOOK_SECRET: setting(
    z
      .string()
      .regex(/^[\w-]{16,256}$/, 'is not 16 to 256 letters, digits, _ or -')
      .optional(),
    'With what Telegram proves itself to the webhook. Unset: made of the token.',
    'at-least-16-letters-digits',
  ),
  TELEGRAM_API_ROOT: setting(
    origin.default('https://api.telegram.org'),
    'Where Telegram’s Bot API is: another one for a server of your own, or the simulator.',
    'http://127.0.0.1:8081',
  ),
  TRY: setting(
    oneOf(['auto', 'on', 'off'], 'auto'),
    'Simulated phones at /try for messengers without credentials. auto: only while no other machine reaches the service.',
    'off',
  ),
  TRUST_PROXY: setting(
    whole(0, 10, 0),
    'How many proxies stand before the service: whose X-Forwarded-For is believed.',
    '1',
  ),
  GATHER_MS: setting(
    whole(0, 10_000, 300),
    'Milliseconds of quiet after which a visitor’s messages in a row are answered as one.',
    '300',
  ),
  ANSWER_MAX_WRONG: setting(share(0.04), 'Share of answers that may be wrong: sets how sure the bot must be.', '0.04'),
  EMBEDDINGS_URL: setting(
    z
      .string()
      .regex(/^https?:\/\/[^\s@]+$/, 'is not a web address')
      .optional(),
    'Endpoint for a second opinion on questions, speaking as OpenAI’s /v1/embeddings. It is sent what citizens ask. Unset: there is none.',
    'http://10.0.0.5:8080/v1/embeddings',
  ),
  EMBEDDINGS_MODEL: setting(text('default'), 'What that endpoint calls its model.', 'multilingual-e5-small'),
  EMBEDDINGS_KEY: setting(
    z.string().min(1).optional(),
    'Key that the endpoint asks for, if any.',
    'the-key-that-it-gave',
  ),
  EMBEDDINGS_TIMEOUT_MS: setting(
    whole(10, 5_000, 300),
    'Milliseconds that a question waits for it; then the engine answers by itself.',
    '300',
  ),
  PRIVACY_URL: setting(
    z
      .string()
      .regex(/^(https?:\/\/|\/)\S+$/, 'is not a web address')
      .optional(),
    'Page that says what is kept of a conversation. Unset: the one that ships, at /privacy.',
    'https://www.example.gov.om/privacy',
  ),
  RETENTION_MONTHS: setting(whole(1, 120, 12), 'Months for which conversations are kept, as citizens are told.', '12'),
  WHATSAPP_PHONE_NUMBER_ID: setting(
    digits.optional(),
    'WhatsApp by Meta’s Cloud API: the id of our phone number (not the number). docs/running.md says where to find these.',
    '106540352242922',
  ),
  WHATSAPP_BUSINESS_ACCOUNT_ID: setting(digits.optional(), 'Id of the WhatsApp Business account.', '102290129340398'),
  WHATSAPP_ACCESS_TOKEN: setting(
    z.string().min(20, 'is shorter than 20 characters').optional(),
    'Access token of a system user, with whatsapp_business_messaging and whatsapp_business_management.',
    'EAAG-token-of-a-system-user-that-never-expires',
  ),
  WHATSAPP_APP_SECRETS: setting(
    list(z.string().regex(/^[0-9a-f]{32}$/, 'is not an app secret: 32 characters of 0-9 and a-f')),
    'App secret, which signs what Meta sends; two, with a comma between, while one replaces the other.',
    '0123456789abcdef0123456789abcdef',
  ),
  WHATSAPP_VERIFY_TOKEN: setting(
    z.string().min(16, 'is shorter than 16 characters').optional(),
    'A word of our own choice, told to Meta when the webhook is set up.',
    'sixteen-characters-or-more',
  ),
  WHATSAPP_FALLBACK_TEMPLATE: setting(
    z
      .string()
      .regex(/^[a-z0-9_]{1,512}$/, 'is not the name of a template')
      .optional(),
    'Template that is sent where the wanted one is paused or rejected: without places to fill, in Arabic and in English.',
    'continue_here',
  ),
  WHATSAPP_GRAPH_VERSION: setting(
    z
      .string()
      .regex(/^v\d{2}\.\d$/, 'is not a version of the Graph API')
      .default('v25.0'),
    'Version of the Graph API. Each is served for about two years.',
    'v25.0',
  ),
  WHATSAPP_GRAPH_URL: setting(
    origin.default('https://graph.facebook.com'),
    'Where the Graph API is: Meta’s, or a simulator’s.',
    'https://graph.facebook.com',
  ),
  WHATSAPP_LINKED: setting(
    oneOf(['on', 'off'], 'off'),
    'WhatsApp by a linked device instead: for trying things out only, since WhatsApp does not allow bots there.',
    'on',
  ),
  CHROMIUM_PATH: setting(
    z.string().trim().min(1, 'is empty').optional(),
    'Where Chromium is, for the linked device. Unset: looked for where systems put it.',
    '/usr/bin/chromium',
  ),
  OIDC_ISSUER: setting(
    z
      .string()
      .regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])\S+$/, 'is not an https address')
      .optional(),
    'OpenID Connect provider that agents may sign in with, beside a password.',
    'https://login.example.gov.om/realms/staff',
  ),
  OIDC_CLIENT_ID: setting(z.string().min(1).optional(), 'What the provider calls us.', 'nafidha'),
  OIDC_CLIENT_SECRET: setting(
    z.string().min(16, 'is shorter than 16 characters').optional(),
    'With what we prove ourselves to the provider. Its redirect address is PUBLIC_URL/desk/api/oidc/callback.',
    'the-secret-that-the-provider-shows',
  ),
  OIDC_NAME: setting(z.string().trim().min(1).optional(), 'What agents call the provider.', 'Ministry account'),
  FILE_DAYS: setting(whole(1, 3_650, 90), 'Days for which files are kept that citizens sent.', '90'),
  QUARANTINE_DAYS: setting(
    whole(1, 3_650, 30),
    'Days for which requests and messages are kept that could not be handled.',
    '30',
  ),
  METRICS_TOKENS: setting(
    list(secret),
    'Tokens with which Prometheus may ask for /metrics; two while one replaces the other. Unset: only this machine may.',
    'at-least-32-random-characters-9012',
  ),
  LOG_LEVEL: setting(
    oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    'How much is logged.',
    'info',
  ),
} as const
