import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Locator } from 'playwright-core'
import { describeDesk, launchBrowser } from '../desk/ui/desk-page.js'
import { runDesk, whyNoProgram, type Person, type RunningDesk } from '../desk/ui/running-desk.js'
import { desk } from './agents-desk.js'

const LONG = 180_000
/** A folder for screenshots, where somebody wants to look. */
const PICTURES = process.env['PICTURES']

/** A citizen's side: a phone of the page. */
const phone = (one: Locator) => ({
  said: (text: string | RegExp) => one.locator('.service', { hasText: text }).last(),
  async say(text: string) {
    await one.locator('.composer input[type="text"], .composer input:not([type])').fill(text)
    await one.locator('.composer .send').click()
  },
  begin: () => one.locator('.begin').click(),
  choose: (label: string) => one.locator('.choice', { hasText: label }).last().click(),
  /** From the list that opens below the newest message. */
  async choosePoints(label: RegExp) {
    await one.locator('.choice', { hasText: '☰' }).last().click()
    await one.locator('.sheet li button', { hasText: label }).click()
  },
})

describeDesk('a citizen on a phone of the page, and an agent at the desk', () => {
  let browser: Browser
  let running: RunningDesk
  let agent: Person
  let citizen: Person
  beforeAll(async () => {
    const missing = whyNoProgram()
    if (missing) throw new Error(missing)
    browser = await launchBrowser()
  }, LONG)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    running = await runDesk()
    agent = await running.firstAgent(browser, 'سلمى')
    citizen = await running.visitor(browser)
    await citizen.page.goto(`${running.base}/try`)
  }, LONG)
  afterEach(async () => {
    const complaints = [...(agent?.complaints ?? []), ...(citizen?.complaints ?? [])]
    await Promise.all([agent?.kill(), citizen?.kill()])
    await running?.stop()
    expect(complaints).toEqual([])
  }, LONG)

  const picture = async (person: Person, name: string) => {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    await person.page.screenshot({ path: join(PICTURES, `${name}.png`) })
  }

  const journey = (app: 'whatsapp' | 'telegram') => async () => {
    const chat = phone(citizen.page.locator(`.phone.${app}`))
    if (app === 'telegram') {
      await chat.begin()
      await chat.said('مرحبًا بك').waitFor()
    }
    await chat.say('وكم عدد رواد الفضاء في المريخ')
    await chat.choose('التحدث مع موظف')
    const told = await chat.said('سجلنا طلبك').innerText()
    const reference = /برقم \P{L}*(\w{5})/u.exec(told)?.[1] ?? ''
    await picture(citizen, `${app}-1-queued`)

    await agent.page.getByRole('link', { name: 'الانتظار' }).click()
    await agent.page.locator('.row', { hasText: reference }).click()
    const at = desk(agent.page)
    await at.press('استلام')
    await at.field.waitFor()
    await chat.said('معك الآن سلمى').waitFor()
    await at.reply('السلام عليكم، أراجع طلبك الآن.')
    await chat.said('أراجع طلبك الآن').waitFor()
    await chat.say('شكرًا لكم')
    await at.line('شكرًا لكم').waitFor()
    await agent.page
      .locator('.line[data-origin="agent"]', { hasText: 'أراجع طلبك الآن' })
      .getByText(app === 'whatsapp' ? /وصلت|قُرئت/ : /استلمتها القناة|وصلت|قُرئت/)
      .waitFor()
    await picture(agent, `${app}-2-desk`)

    await at.press('إنهاء')
    await agent.page.getByRole('dialog').getByRole('button', { name: 'إنهاء' }).click()
    await chat.said('أُغلق طلبك').waitFor()
    await picture(citizen, `${app}-3-resolved`)
    if (app === 'whatsapp') await chat.choosePoints(/5/)
    else await chat.choose('5')
    await chat.said('شكرًا').waitFor()
    await picture(citizen, `${app}-4-rated`)
    await agent.page.goto(`${running.base}/desk/inbox/closed`)
    await agent.page.locator('.row', { hasText: reference }).click()
    await agent.page.getByRole('img', { name: '5 من 5' }).waitFor()
    await chat.say('كم رسوم البطاقة الشخصية')
    await chat.said(/ريال/).waitFor()
  }

  test(
    'go from an unknown question to a person, the end, a rating and the bot again on WhatsApp',
    journey('whatsapp'),
    LONG,
  )
  test(
    'go from an unknown question to a person, the end, a rating and the bot again on Telegram',
    journey('telegram'),
    LONG,
  )
})
