import type { PhoneKeeper } from '../channels/try/keeper.js'
import { WEBHOOK } from '../channels/whatsapp/cloud/cloud-channel.js'
import type { Config } from './config.js'
import { ROLES } from './settings.js'

/** Messengers without credentials, each on a stand-in for its provider. */
export interface Simulators {
  /** The configuration that makes the channels talk to the stand-ins. */
  readonly config: Config
  readonly phones: readonly PhoneKeeper[]
  /** Of the channels that run on them. */
  readonly names: ReadonlySet<string>
  /** Tells them where our webhooks are, once we listen on this port. */
  connect(port: number): Promise<void>
  close(): Promise<void>
}

const LOOPBACK = /^(127\.|localhost$|::1$)/

/** Where this machine reaches us: a service for every network listens on loopback too. */
const hostOf = ({ HOST }: Config): string =>
  LOOPBACK.test(HOST) ? (HOST.includes(':') ? `[${HOST}]` : HOST) : '127.0.0.1'

/** No other machine reaches the service: somebody tries it out. */
export const isOnlyHere = ({ HOST, PUBLIC_URL }: Pick<Config, 'HOST' | 'PUBLIC_URL'>): boolean =>
  PUBLIC_URL === undefined && LOOPBACK.test(HOST)

/** Whether the phones of `/try` are there: for whoever tries the service on a machine of their own, unless told otherwise. */
const isWanted = (config: Config): boolean =>
  config.TRY === 'auto' ? isOnlyHere(config) && config.ROLES.length === ROLES.length : config.TRY === 'on'

/** Starts a simulator for every messenger that has no credentials; the code of those with credentials is not even loaded. */
export async function startSimulators(config: Config, now: () => Date): Promise<Simulators> {
  const started: Simulated[] = []
  if (isWanted(config)) {
    if (config.WHATSAPP_PHONE_NUMBER_ID === undefined) started.push(await simulateWhatsApp(now))
    if (config.TELEGRAM_BOT_TOKEN === undefined) started.push(await simulateTelegram(now))
  }
  return {
    config: Object.assign({ ...config }, ...started.map(({ settings }) => settings)) as Config,
    phones: started.map(({ phones }) => phones),
    names: new Set(started.map(({ phones }) => phones.app)),
    async connect(port) {
      const url = `http://${hostOf(config)}:${port}`
      await Promise.all(started.map(({ connect }) => connect(url)))
    },
    async close() {
      await Promise.all(started.map(({ close }) => close()))
    },
  }
}

interface Simulated {
  readonly settings: Partial<Config>
  readonly phones: PhoneKeeper
  connect(url: string): Promise<void>
  close(): Promise<void>
}

async function simulateWhatsApp(now: () => Date): Promise<Simulated> {
  const { createWhatsAppSimulator } = await import('../channels/whatsapp/cloud/simulator/simulator.js')
  const { whatsAppPhones } = await import('../channels/try/whatsapp-phones.js')
  const { createPhoneKeeper } = await import('../channels/try/keeper.js')
  const simulator = createWhatsAppSimulator({ now })
  const { phoneNumberId, businessAccountId, accessToken, appSecret, verifyToken } = simulator.settings
  return {
    settings: {
      WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
      WHATSAPP_BUSINESS_ACCOUNT_ID: businessAccountId,
      WHATSAPP_ACCESS_TOKEN: accessToken,
      WHATSAPP_VERIFY_TOKEN: verifyToken,
      WHATSAPP_APP_SECRETS: [appSecret],
      WHATSAPP_GRAPH_URL: await simulator.listen(),
    },
    phones: createPhoneKeeper(whatsAppPhones(simulator)),
    async connect(url) {
      if (!(await simulator.subscribe(`${url}${WEBHOOK}`)))
        throw new Error('The WhatsApp simulator could not reach the service. Set TRY=off to start without it.')
    },
    close: () => simulator.close(),
  }
}

async function simulateTelegram(now: () => Date): Promise<Simulated> {
  const { createTelegramSimulator } = await import('../channels/telegram/simulator/simulator.js')
  const { telegramPhones } = await import('../channels/try/telegram-phones.js')
  const { createPhoneKeeper } = await import('../channels/try/keeper.js')
  const simulator = createTelegramSimulator({ now })
  return {
    settings: {
      TELEGRAM_BOT_TOKEN: simulator.settings.token,
      TELEGRAM_UPDATES: 'polling',
      TELEGRAM_API_ROOT: await simulator.listen(),
    },
    phones: createPhoneKeeper(telegramPhones(simulator)),
    connect: () => Promise.resolve(),
    close: () => simulator.close(),
  }
}
