import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { TRUE_FILES } from '../channels/web/files-for-tests.js'
import { describeDesk } from '../desk/ui/desk-page.js'
import type { Person } from '../desk/ui/running-desk.js'
import { setUpBothSides } from './both-sides.js'
import { HOSTILE_TEXTS, TOUCH_EVERYTHING, WATCH_FOR_SCRIPTS } from './hostile-text.js'

const LONG = 300_000
const NOTHING = { ran: [], bad: [] }
const IMG = '<img src=x onerror=xss(1)>'
const SCRIPT = '"><script>xss(1)</script>'
/** Characters of one message: the whole corpus in as few as the visitor's pace allows. */
const MOST = 3_500
const HOSTILE_FILE = {
  name: `${IMG}.png`,
  mimeType: 'image/png',
  buffer: TRUE_FILES['image/png'] ?? Buffer.alloc(0),
}

/** The corpus in pieces that a message may be. */
function pieces(): readonly string[] {
  const found: string[] = ['']
  for (const text of HOSTILE_TEXTS) {
    const last = found.at(-1) ?? ''
    if (last.length + text.length > MOST) found.push(text)
    else found[found.length - 1] = `${last}\n${text}`
  }
  return found
}

/** Asks the desk's API as whoever is signed in on the page. */
const ask = <T>(page: Page, method: string, path: string, body: unknown): Promise<T> =>
  page.evaluate(
    `fetch('/desk/api${path}', { method: '${method}', headers: { 'content-type': 'application/json' },
       body: ${JSON.stringify(JSON.stringify(body))} }).then(async (answer) => {
         if (!answer.ok) throw new Error('${method} ${path}: ' + answer.status + ' ' + (await answer.text()))
         return answer.status === 204 ? null : answer.json()
       })`,
  )
const read = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(`fetch('/desk/api${path}').then((answer) => answer.json())`)

describeDesk('hostile text on the whole service', () => {
  const sides = setUpBothSides({
    name: IMG,
    patience: LONG,
    async prepare({ agent, citizen }) {
      for (const { page } of [agent, citizen]) await page.context().addInitScript(WATCH_FOR_SCRIPTS)
      await Promise.all([agent.page.reload(), citizen.page.reload()])
    },
  })

  async function say(text: string): Promise<void> {
    const field = sides.citizen.page.locator('nafidha-chat textarea')
    await field.fill(text)
    await field.press('Enter')
  }

  /** What supervisors and administrators may write, and what stands in lists. */
  async function writeSettings({ page }: Person): Promise<void> {
    const both = (text: string) => ({ ar: text, en: text })
    for (const [i, text] of pieces().entries())
      await ask(page, 'POST', '/canned', {
        shortcut: `${i}${SCRIPT.replace(' ', '')}`,
        title: IMG,
        text: both(text),
        team: null,
      })
    await ask(page, 'PUT', '/tags', [{ id: 'hostile', label: both(IMG) }])
    const [team] = await read<readonly { id: string; members: unknown }[]>(page, '/teams')
    const name = both(SCRIPT)
    await ask(page, 'PUT', `/teams/${team?.id}`, { ...team, name })
    const invited = { username: 'huda', name: SCRIPT, role: 'agent', teams: [], languages: ['ar'], capacity: 4 }
    await ask(page, 'POST', '/accounts', invited)
  }

  /** A case that the agent holds; gives its conversation and reference. */
  async function heldCase(): Promise<{ conversation: string; reference: string }> {
    await sides.citizen.page.locator('.launcher').click()
    await sides.citizen.page.locator('nafidha-chat .message').first().waitFor()
    await say('التحدث مع موظف')
    await sides.citizen.page.locator('nafidha-chat .message.bot', { hasText: 'تخط' }).waitFor()
    await say('تخطٍّ')
    await sides.citizen.page.locator('nafidha-chat .message', { hasText: 'سجلنا طلبك' }).waitFor()
    const { cases } = await read<{ cases: { conversation: string; reference: string }[] }>(
      sides.agent.page,
      '/inbox?box=queue',
    )
    const [waiting] = cases
    if (!waiting) throw new Error('no case waits')
    await ask(sides.agent.page, 'POST', `/cases/${waiting.reference}/claim`, null)
    return waiting
  }

  async function replyWithFile(conversation: string): Promise<void> {
    const { page } = sides.agent
    await page.goto(`${sides.running.base}/desk/inbox/mine/${conversation}`)
    await page.locator('input[type=file]').setInputFiles(HOSTILE_FILE)
    await page.getByRole('button', { name: /^إزالة .*onerror/ }).waitFor()
    const field = page.getByRole('textbox', { name: 'رد للمراجع' })
    await field.fill('المرفق')
    await field.press('Enter')
    await sides.citizen.page.locator('nafidha-chat .message', { hasText: 'المرفق' }).locator('button.file').waitFor()
  }

  test(
    'runs nothing at the desk or in the widget, whoever wrote it and wherever it stands',
    async () => {
      await writeSettings(sides.agent)
      const { conversation, reference } = await heldCase()
      for (const text of pieces()) {
        await say(text)
        await ask(sides.agent.page, 'POST', `/conversations/${conversation}/messages`, { clientId: randomUUID(), text })
        await ask(sides.agent.page, 'POST', `/conversations/${conversation}/notes`, {
          clientId: randomUUID(),
          text,
          mentions: [],
        })
      }
      await sides.citizen.page.locator('nafidha-chat input[type=file]').setInputFiles(HOSTILE_FILE)
      await replyWithFile(conversation)
      await ask(sides.agent.page, 'PUT', `/cases/${reference}/tags`, { tags: ['hostile'] })
      const bare: string[] = []
      for (const path of [
        `/inbox/mine/${conversation}`,
        '/search?q=xss',
        '/board',
        '/account',
        '/audit',
        ...['canned', 'tags', 'teams', 'accounts'].map((section) => `/settings/${section}`),
      ]) {
        await sides.agent.page.goto(`${sides.running.base}/desk${path}`)
        await sides.agent.page.locator('h1:visible').first().waitFor()
        if (!(await shows(sides.agent.page))) bare.push(path)
        expect([path, await sides.agent.page.evaluate(TOUCH_EVERYTHING)]).toEqual([path, NOTHING])
      }
      expect(bare).toEqual([])
      expect(await sides.citizen.page.evaluate(TOUCH_EVERYTHING)).toEqual(NOTHING)
    },
    LONG,
  )
})

/** Whether a hostile text comes to be read on the page, in words or in fields. */
async function shows(page: Page): Promise<boolean> {
  const seen = `[document.body.textContent, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)]
    .join(' ').includes('xss(1)')`
  for (let looks = 0; looks < 60; looks += 1) {
    if (await page.evaluate<boolean>(seen)) return true
    await page.waitForTimeout(50)
  }
  return false
}
