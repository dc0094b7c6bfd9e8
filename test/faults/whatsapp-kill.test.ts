import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { createWhatsAppSimulator } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import { describeWith } from '../describe-with.js'
import { freePort } from '../servers.js'
import { pause, ServiceProcess, whyNotBuilt } from './service-process.js'

const SEED = 11
const KILLS = 4
const CITIZENS = 80
/** Milliseconds that the service lives between two kills. */
const LIFE = 1_500
const PATIENCE = 150_000
const RATES = { number: 1_000, account: 1e6, pair: { burst: 45, every: 6_000 } }
const CHAOS = { duplicates: 0.2, late: 400, batch: 3, disorder: 0.3 }

describeWith(whyNotBuilt(), 'kill -9 while WhatsApp brings messages', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-whatsapp-kill-'))
  const simulator = createWhatsAppSimulator({ seed: SEED, chaos: CHAOS, rates: RATES })
  let service: ServiceProcess | null = null
  afterAll(async () => {
    await service?.kill()
    await simulator.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const phones = Array.from({ length: CITIZENS }, (_, i) => simulator.phones.at(`968${91_000_000 + i}`))
  const answersOn = (phone: (typeof phones)[number]) =>
    phone.messages.flatMap(({ from, text }) => (from === 'service' ? text : []))

  test(`loses nothing, and repeats no more than what a kill left open (seed ${SEED})`, async () => {
    const { settings } = simulator
    service = new ServiceProcess({
      dataDir,
      port: await freePort(),
      settings: {
        WHATSAPP_PHONE_NUMBER_ID: settings.phoneNumberId,
        WHATSAPP_BUSINESS_ACCOUNT_ID: settings.businessAccountId,
        WHATSAPP_ACCESS_TOKEN: settings.accessToken,
        WHATSAPP_APP_SECRETS: settings.appSecret,
        WHATSAPP_VERIFY_TOKEN: settings.verifyToken,
        WHATSAPP_GRAPH_URL: await simulator.listen(),
      },
    })
    await service.start()
    expect(await simulator.subscribe(`${service.origin}/webhooks/whatsapp`)).toBe(true)
    for (const [i, phone] of phones.entries()) {
      simulator.acts.text(phone, 'كم رسوم تجديد البطاقة الشخصية للعماني؟')
      if (i % (CITIZENS / KILLS) !== CITIZENS / KILLS - 1) continue
      await pause(LIFE)
      await service.kill()
      await service.start()
    }
    const deadline = Date.now() + PATIENCE
    while (phones.some((phone) => answersOn(phone).length === 0) && Date.now() < deadline) await pause(200)
    await simulator.webhooks.idle()

    expect(phones.filter((phone) => answersOn(phone).length === 0)).toEqual([])
    const repeated = phones.reduce((sum, phone) => sum + answersOn(phone).length - new Set(answersOn(phone)).size, 0)
    expect(repeated).toBeLessThanOrEqual(KILLS)
    expect(await service.stop()).toBe(0)
  }, 400_000)
})
