import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeDesk } from '../desk/ui/desk-page.js'
import type { Person } from '../desk/ui/running-desk.js'
import { TRUE_FILES } from '../channels/web/files-for-tests.js'
import { desk } from './agents-desk.js'
import { setUpBothSides } from './both-sides.js'

const LONG = 180_000

/** The visitor's side: the widget. */
const widget = (page: Page) => ({
  said: (text: string | RegExp) => page.locator('nafidha-chat .message .bubble', { hasText: text }).last(),
  all: () => page.locator('nafidha-chat .message .bubble').allInnerTexts(),
  choose: (label: string) => page.locator('.choice', { hasText: label }).click(),
  field: page.locator('nafidha-chat textarea'),
  async say(text: string) {
    await page.locator('nafidha-chat textarea').fill(text)
    await page.locator('nafidha-chat textarea').press('Enter')
  },
})

describeDesk('a visitor in the widget and an agent at the desk', () => {
  const sides = setUpBothSides({ patience: LONG })

  /** From a question that nothing answers to a place in the queue. */
  async function queued(): Promise<string> {
    const chat = widget(sides.citizen.page)
    await chat.say('وكم عدد رواد الفضاء في المريخ')
    await chat.choose('التحدث مع موظف')
    const told = await chat.said('سجلنا طلبك').innerText()
    expect(told).toContain('دورك هو التالي')
    return /برقم \P{L}*(\w{5})/u.exec(told)?.[1] ?? ''
  }

  async function claimed(): Promise<string> {
    const reference = await queued()
    await sides.agent.page.getByRole('link', { name: 'الانتظار' }).click()
    await sides.agent.page.locator('.row', { hasText: reference }).click()
    await desk(sides.agent.page).press('استلام')
    await desk(sides.agent.page).field.waitFor()
    await widget(sides.citizen.page).said('معك الآن سلمى').waitFor()
    return reference
  }

  test(
    'go from an unknown question to a person, a file, a colleague, the end, a rating, and the bot again',
    async () => {
      const chat = widget(sides.citizen.page)
      const reference = await claimed()
      const at = desk(sides.agent.page)
      await sides.agent.page.locator('.panel', { hasText: reference }).waitFor()
      expect(await sides.agent.page.locator('.panel').innerText()).toContain('رواد الفضاء')
      await at.reply('السلام عليكم، أراجع طلبك الآن.')
      await chat.said('أراجع طلبك الآن').waitFor()
      await sides.agent.page
        .locator('.line[data-origin="agent"]', { hasText: 'أراجع طلبك الآن' })
        .getByText(/وصلت|قُرئت/)
        .waitFor()

      const writing = at.field.pressSequentially('لحظة من فضلك حتى أراجع الملف', { delay: 300 })
      await sides.citizen.page.locator('nafidha-chat .typing').waitFor()
      await writing
      await at.field.fill('')
      await chat.field.pressSequentially('شكرًا', { delay: 50 })
      await sides.agent.page.locator('.citizen-types').waitFor()
      await chat.say('شكرًا لكم')
      await at.line('شكرًا لكم').waitFor()

      const image = TRUE_FILES['image/png'] ?? Buffer.alloc(0)
      await sides.citizen.page
        .locator('nafidha-chat input[type=file]')
        .setInputFiles({ name: 'krooki.png', mimeType: 'image/png', buffer: image })
      const given = sides.agent.page.locator('.line[data-origin="citizen"] .files a').last()
      await given.waitFor()
      const [download] = await Promise.all([sides.agent.page.waitForEvent('download'), given.click()])
      expect(await download.failure()).toBeNull()
      await sides.agent.page
        .locator('input[type=file]')
        .setInputFiles({ name: 'reply.png', mimeType: 'image/png', buffer: image })
      await sides.agent.page.getByRole('button', { name: 'إزالة reply.png' }).waitFor()
      await at.reply('هذه صورة القطعة')
      const sent = sides.citizen.page.locator('nafidha-chat .message', { hasText: 'هذه صورة القطعة' })
      const [saved] = await Promise.all([
        sides.citizen.page.waitForEvent('download'),
        sent.locator('button.file').click(),
      ])
      expect(saved.suggestedFilename()).toBe('reply.png')

      const huda = await invited()
      await sides.agent.page.goto(`${sides.running.base}/desk/inbox/mine`)
      await sides.agent.page.locator('.row', { hasText: reference }).click()
      await at.press('تحويل')
      await sides.agent.page.getByRole('combobox', { name: 'الموظف' }).click()
      await sides.agent.page.getByRole('option', { name: /هدى/ }).click()
      await sides.agent.page.getByLabel('ملاحظة', { exact: true }).fill('تعرف هدى هذه القطعة')
      await sides.agent.page.getByRole('dialog').getByRole('button', { name: 'تحويل' }).click()
      await chat.said('معك الآن هدى').waitFor()
      await huda.page.locator('.row', { hasText: reference }).click()
      await desk(huda.page).line('تعرف هدى هذه القطعة').waitFor()
      await desk(huda.page).reply('أهلًا، اعتُمد طلبك اليوم.')
      await chat.said('اعتُمد طلبك اليوم').waitFor()

      await desk(huda.page).press('إنهاء')
      await huda.page.getByRole('dialog').getByRole('button', { name: 'إنهاء' }).click()
      await chat.said('أُغلق طلبك').waitFor()
      await chat.choose('5')
      await chat.said('شكرًا').waitFor()
      await sides.agent.page.goto(`${sides.running.base}/desk/inbox/closed`)
      await sides.agent.page.locator('.row', { hasText: reference }).click()
      await sides.agent.page.getByRole('img', { name: '5 من 5' }).waitFor()
      await chat.say('كم رسوم البطاقة الشخصية')
      await chat.said(/ريال/).waitFor()
      expect(await chat.all().then((all) => all.filter((text) => text.includes('تعرف هدى')))).toEqual([])
      expect(huda.complaints).toEqual([])
      await huda.kill()
    },
    LONG,
  )

  async function invited(): Promise<Person> {
    const { page } = sides.agent
    await page.goto(`${sides.running.base}/desk/settings/accounts`)
    await page.getByRole('button', { name: 'دعوة موظف' }).click()
    await page.getByRole('textbox', { name: 'الاسم', exact: false }).first().fill('هدى')
    await page.getByRole('textbox', { name: 'اسم المستخدم' }).fill('huda')
    await page.getByRole('button', { name: 'إنشاء رابط الدعوة' }).click()
    const link = await page.getByRole('textbox', { name: 'رابط لصاحب الحساب' }).inputValue()
    return sides.running.redeem(sides.browser, link)
  }

  test(
    'go on where they were after the agent’s browser is killed half-way',
    async () => {
      const chat = widget(sides.citizen.page)
      const reference = await claimed()
      await desk(sides.agent.page).reply('لحظة من فضلك')
      await desk(sides.agent.page).field.pressSequentially('نصف جملة')
      await sides.agent.page.waitForTimeout(1_500)
      await sides.agent.kill()
      await chat.say('هل أنتم هنا؟')
      await sides.agentComesBack()
      await sides.agent.page.locator('.row', { hasText: reference }).click()
      await desk(sides.agent.page).line('هل أنتم هنا؟').waitFor()
      expect(await desk(sides.agent.page).field.inputValue()).toBe('نصف جملة')
      await desk(sides.agent.page).reply('نعم، معك سلمى من جديد')
      await chat.said('معك سلمى من جديد').waitFor()
      expect(await desk(sides.agent.page).count('لحظة من فضلك')).toBe(1)
    },
    LONG,
  )

  test(
    'go on where they were after the server is killed half-way, and each message is there once',
    async () => {
      const chat = widget(sides.citizen.page)
      await claimed()
      await desk(sides.agent.page).reply('قبل الانقطاع')
      await chat.said('قبل الانقطاع').waitFor()
      await sides.running.crash()
      await sides.agent.page.getByText('عاد الاتصال').waitFor()
      await desk(sides.agent.page).reply('بعد الانقطاع')
      await chat.said('بعد الانقطاع').waitFor()
      await chat.say('وصلني')
      await desk(sides.agent.page).line('وصلني').waitFor()
      for (const text of ['قبل الانقطاع', 'بعد الانقطاع']) {
        expect(await desk(sides.agent.page).count(text)).toBe(1)
        expect((await chat.all()).filter((each) => each.includes(text))).toHaveLength(1)
      }
    },
    LONG,
  )
})
