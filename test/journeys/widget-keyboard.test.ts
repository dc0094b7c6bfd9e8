import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInBrowser, launchBrowser, visit, type Visit } from '../channels/web/widget/browser.js'
import { startTalkingService } from '../channels/web/widget/talking-bot.js'
import type { WebService } from '../channels/web/widget/web-service.js'

/** What has the focus, inside the widget or on the page: its tag, and what it is called. */
const FOCUSED = `(() => {
  const deep = (root) => root.activeElement?.shadowRoot ? deep(root.activeElement.shadowRoot) : root.activeElement
  const element = deep(document)
  return element.getAttribute('aria-label') ?? element.innerText.trim().split('\\n')[0] ?? element.tagName
})()`

describeInBrowser('the widget by keyboard alone', () => {
  let browser: Browser
  let service: WebService
  let visitor: Visit

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    service = await startTalkingService()
    visitor = await visit(browser, service.base)
    await visitor.launcher.waitFor()
  })
  afterEach(async () => {
    await visitor.close()
    await service.close()
  })

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await visitor.page.keyboard.press(key)
  }
  const focused = (): Promise<string> => visitor.page.evaluate(FOCUSED)
  const walk = async (key: string, steps: number): Promise<readonly string[]> => {
    const found: string[] = []
    for (let step = 0; step < steps; step += 1) {
      await press(key)
      found.push(await focused())
    }
    return found
  }
  const bubble = (text: string) => visitor.messages.locator('.bubble', { hasText: text })
  const openByKeyboard = async () => {
    await visitor.launcher.focus()
    await press('Enter')
    await visitor.page.locator('.choice').first().waitFor()
  }

  test('is reached by tabbing through the page, last', async () => {
    await visitor.page.locator('footer a').last().focus()
    expect(await walk('Tab', 1)).toEqual(['اسألنا'])
  })

  test('opens, asks, chooses, deletes and closes', async () => {
    await openByKeyboard()
    expect(await focused()).toBe('اكتب رسالتك')
    await visitor.page.keyboard.type('كم رسوم البطاقة؟')
    await press('Enter')
    await bubble('رسوم تجديد').waitFor()
    expect(await focused()).toBe('اكتب رسالتك')
    await press('Shift+Tab')
    expect(await focused()).toBe('لم يفدني هذا')
    await press('Enter')
    await bubble('قلت: لم يفدني هذا').waitFor()
    expect(await focused()).toBe('اكتب رسالتك')
    await visitor.page.locator('.options > button').focus()
    await press('Enter', 'Tab', 'Tab', 'Tab')
    expect(await focused()).toBe('احذف بياناتي')
    await press('Enter')
    await visitor.page.getByRole('alertdialog').waitFor()
    expect(await focused()).toBe('تراجع')
    await press('Tab', 'Enter')
    await visitor.page.getByText('حُذفت بياناتك.').waitFor()
    expect(await focused()).toBe('اكتب رسالتك')
    await press('Escape')
    expect(await visitor.panel.isVisible()).toBe(false)
    expect(await focused()).toBe('اسألنا')
  })

  test('has its parts in the order in which they are read', async () => {
    await openByKeyboard()
    await visitor.page.locator('.language').focus()
    expect(await walk('Tab', 8)).toEqual([
      'خيارات المحادثة',
      'أغلق نافذة المحادثة',
      'رسائل المحادثة',
      'رسوم البطاقة',
      'إجازة الأمومة',
      'اكتب رسالتك',
      expect.stringContaining('أرفق'),
      'أرسل',
    ])
  })

  test('shows where the focus is, on every part', async () => {
    await openByKeyboard()
    await visitor.page.locator('.language').focus()
    for (let step = 0; step < 9; step += 1) {
      const width: string = await visitor.page.evaluate(`(() => {
        const element = document.querySelector('nafidha-chat').shadowRoot.activeElement
        return getComputedStyle(element).outlineStyle + ' ' + getComputedStyle(element).outlineWidth
      })()`)
      expect(width).toBe('solid 3px')
      if (step < 8) await press('Tab')
    }
  })

  test('begins a new line with Shift and Enter', async () => {
    await openByKeyboard()
    await visitor.page.keyboard.type('سطر')
    await press('Shift+Enter')
    await visitor.page.keyboard.type('آخر')
    expect(await visitor.field.inputValue()).toBe('سطر\nآخر')
    await press('Enter')
    await bubble('قلت: سطر').waitFor()
    expect(service.said()).toEqual(['سطر\nآخر'])
  })

  test('closes with Escape one layer at a time, and gives the focus back', async () => {
    await openByKeyboard()
    await visitor.page.locator('.options > button').focus()
    await press('Enter', 'Tab', 'Escape')
    expect(await visitor.page.locator('#options').isVisible()).toBe(false)
    expect(await focused()).toBe('خيارات المحادثة')
    await press('Enter', 'Tab', 'Tab', 'Enter')
    await visitor.page.getByRole('alertdialog').waitFor()
    await press('Escape')
    expect(await visitor.page.getByRole('alertdialog').count()).toBe(0)
    expect(await visitor.panel.isVisible()).toBe(true)
    await press('Escape')
    expect(await visitor.panel.isVisible()).toBe(false)
    expect(await focused()).toBe('اسألنا')
  })

  test('folds its options up when the focus leaves them', async () => {
    await openByKeyboard()
    await visitor.page.locator('.options > button').focus()
    await press('Enter', 'Shift+Tab')
    expect(await visitor.page.locator('#options').isVisible()).toBe(false)
  })

  test('gives the focus back to the button of the page that opened it', async () => {
    const question = visitor.page.locator('[data-nafidha-ask^="كم إجازة"]')
    await question.focus()
    await press('Enter')
    await visitor.panel.waitFor()
    expect(await visitor.field.inputValue()).toBe('كم إجازة الأمومة؟')
    expect(await focused()).toBe('اكتب رسالتك')
    await press('Escape')
    expect(await question.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  })

  test('leaves the page beside it in use where there is room', async () => {
    await openByKeyboard()
    await visitor.page.locator('a.brand').focus()
    expect(await focused()).toBe('نافذة')
  })

  test('lets nobody under it where it covers the screen', async () => {
    await visitor.page.setViewportSize({ width: 360, height: 740 })
    await openByKeyboard()
    for (let step = 0; step < 12; step += 1) {
      await press('Tab')
      expect(['NAFIDHA-CHAT', 'BODY']).toContain(await visitor.page.evaluate('document.activeElement.tagName'))
    }
    await visitor.field.focus()
    await press('Escape')
    expect(await focused()).toBe('اسألنا')
  })
})
