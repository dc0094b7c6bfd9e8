import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@jest/globals'
import type { Locator } from 'playwright-core'
import { describeDesk } from '../desk/ui/desk-page.js'
import type { Person } from '../desk/ui/running-desk.js'
import { desk } from './agents-desk.js'
import { setUpBothSides } from './both-sides.js'

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
  const sides = setUpBothSides({
    patience: LONG,
    prepare: ({ citizen, running }) => citizen.page.goto(`${running.base}/try`),
  })

  const picture = async (person: Person, name: string) => {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    await person.page.screenshot({ path: join(PICTURES, `${name}.png`) })
  }

  const journey = (app: 'whatsapp' | 'telegram') => async () => {
    const chat = phone(sides.citizen.page.locator(`.phone.${app}`))
    if (app === 'telegram') {
      await chat.begin()
      await chat.said('مرحبًا بك').waitFor()
    }
    await chat.say('وكم عدد رواد الفضاء في المريخ')
    await chat.choose('التحدث مع موظف')
    const told = await chat.said('سجلنا طلبك').innerText()
    const reference = /برقم \P{L}*(\w{5})/u.exec(told)?.[1] ?? ''
    await picture(sides.citizen, `${app}-1-queued`)

    await sides.agent.page.getByRole('link', { name: 'الانتظار' }).click()
    await sides.agent.page.locator('.row', { hasText: reference }).click()
    const at = desk(sides.agent.page)
    await at.press('استلام')
    await at.field.waitFor()
    await chat.said('معك الآن سلمى').waitFor()
    await at.reply('السلام عليكم، أراجع طلبك الآن.')
    await chat.said('أراجع طلبك الآن').waitFor()
    await chat.say('شكرًا لكم')
    await at.line('شكرًا لكم').waitFor()
    await sides.agent.page
      .locator('.line[data-origin="agent"]', { hasText: 'أراجع طلبك الآن' })
      .getByText(app === 'whatsapp' ? /وصلت|قُرئت/ : /استلمتها القناة|وصلت|قُرئت/)
      .waitFor()
    await picture(sides.agent, `${app}-2-desk`)

    await at.press('إنهاء')
    await sides.agent.page.getByRole('dialog').getByRole('button', { name: 'إنهاء' }).click()
    await chat.said('أُغلق طلبك').waitFor()
    await picture(sides.citizen, `${app}-3-resolved`)
    if (app === 'whatsapp') await chat.choosePoints(/5/)
    else await chat.choose('5')
    await chat.said('شكرًا').waitFor()
    await picture(sides.citizen, `${app}-4-rated`)
    await sides.agent.page.goto(`${sides.running.base}/desk/inbox/closed`)
    await sides.agent.page.locator('.row', { hasText: reference }).click()
    await sides.agent.page.getByRole('img', { name: '5 من 5' }).waitFor()
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
