import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { startDeskDouble, type DeskDouble } from './double/desk-double.js'
import { line } from './double/sample-thread.js'
import { describeDesk, launchBrowser, visitDesk } from './desk-page.js'

/** What runs if anything of a stranger's is taken for markup, an address or a template. */
const HOSTILE: readonly string[] = [
  '<img src=x onerror="window.__ran=1">',
  '<svg/onload=window.__ran=1>',
  '"><script>window.__ran=1</script>',
  "javascript:window.__ran=1//'",
  '<a href="javascript:window.__ran=1" id=bait>x</a>',
  '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
  '{{constructor.constructor("window.__ran=1")()}}',
  '<style>*{background:url(http://evil.test/x)}</style>',
  '<math><mtext><table><mglyph><style><img src onerror=window.__ran=1>',
  '\u202e<b onmouseover=window.__ran=1>x</b>',
]
const ALL = HOSTILE.join('\n')

describeDesk('what strangers write, at the desk', () => {
  let browser: Browser
  let desk: DeskDouble
  beforeAll(async () => {
    browser = await launchBrowser()
    desk = await startDeskDouble()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  test('is shown as it was written and never runs: messages, names, files, notes, tags, replies, entries', async () => {
    const now = new Date()
    const { state } = desk
    state.cases = state.cases.map((each) => ({
      ...each,
      citizen: HOSTILE[0] ?? '',
      subject: ALL,
      preview: ALL,
      tags: [ALL],
      reason: ALL,
    }))
    state.tags = [{ id: ALL, label: { ar: ALL, en: ALL } }]
    state.teams = state.teams.map((team) => ({ ...team, name: { ar: HOSTILE[2] ?? '', en: ALL } }))
    state.canned = HOSTILE.map((text, i) => ({
      id: `h${i}`,
      shortcut: text,
      title: text,
      text: { ar: text, en: text },
      team: null,
    }))
    state.audit = {
      ...state.audit,
      rows: [{ seq: 1, at: now.toISOString(), who: ALL, what: ALL, subject: ALL, why: ALL }],
    }
    const bad = { id: 'x', name: HOSTILE[0] ?? '', contentType: HOSTILE[1] ?? '', bytes: 1 }
    HOSTILE.forEach((text, i) =>
      state.put(
        'k1',
        line(now, 100 + i, {
          text,
          origin: i % 2 === 0 ? 'citizen' : 'note',
          author: { id: text, name: text },
          files: [bad],
          buttons: [text],
          mentions: [text],
          richText:
            i % 3 === 0
              ? [
                  {
                    type: 'paragraph',
                    children: [{ type: 'link', url: 'javascript:window.__ran=1', children: [{ type: 'text', text }] }],
                  },
                ]
              : null,
        }),
      ),
    )
    state.change('k1', {
      citizen: HOSTILE[0] ?? '',
      context: {
        asked: ALL,
        answered: [{ entry: ALL, label: ALL, confidence: 0.5 }],
        failed: ALL,
        satisfaction: { score: 1, comment: ALL },
      },
    })
    state.channels = state.channels.map((each) => ({
      ...each,
      qr: `<svg xmlns="http://www.w3.org/2000/svg" onload="parent.__ran=1"><script>parent.__ran=1</script></svg>`,
      troubles: [ALL],
      facts: [{ name: ALL, value: ALL }],
    }))

    const { page, complaints, close } = await visitDesk(browser, `${desk.origin}/desk/inbox/mine/k1`)
    await page.locator('.bubble', { hasText: 'onerror' }).first().waitFor()
    await page.locator('#write-reply').fill('/')
    await page.getByRole('option').first().waitFor()
    const strange = await page
      .locator(
        '.lines img, .lines script, .lines iframe, .lines style, .lines svg[onload], #bait, a[href^="javascript"]',
      )
      .count()
    expect(strange).toBe(0)
    for (const path of [
      '/search?q=onerror',
      '/settings/canned',
      '/settings/tags',
      '/settings/teams',
      '/audit',
      '/channels',
      '/board',
    ]) {
      await page.goto(`${desk.origin}/desk${path}`)
      await page.locator('h1').waitFor()
      await page.locator('.card, .hits, .empty').first().waitFor()
    }
    expect(await page.evaluate('window.__ran')).toBeUndefined()
    expect(complaints).toEqual([])
    await close()
  }, 60_000)
})
