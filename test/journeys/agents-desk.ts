import type { Page } from 'playwright-core'

/** The agent's side: the desk. */
export const desk = (page: Page) => ({
  line: (text: string | RegExp) => page.locator('.line:not([data-pending]) .bubble', { hasText: text }).last(),
  count: (text: string) => page.locator('.line .bubble', { hasText: text }).count(),
  field: page.getByRole('textbox', { name: 'رد للمراجع' }),
  async reply(text: string) {
    await page.getByRole('textbox', { name: 'رد للمراجع' }).fill(text)
    await page.getByRole('textbox', { name: 'رد للمراجع' }).press('Enter')
    await page.locator('.line:not([data-pending]) .bubble', { hasText: text }).last().waitFor()
  },
  press: (name: string | RegExp) => page.getByRole('button', { name }).click(),
})
