import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Inbound, Polled, StatusUpdate } from '../../../../channels/channel.js'
import { createLinkedChannel, type LinkedChannel } from '../../../../channels/whatsapp/linked/linked-channel.js'
import { ROOT } from '../../../../src/root.js'
import { CHROMIUM, whyNoBrowser } from '../../../browser.js'
import { silent } from '../../../contracts/store.js'
import { describeWith } from '../../../describe-with.js'
import { inPage, until } from './page-driver.js'

const CHILD = join(ROOT, 'dist/channels/whatsapp/linked/child.js')
const LONG = 90_000
const PAGE = '2.3000.stand-in'
const missing = whyNoBrowser() ?? (existsSync(CHILD) ? null : 'the program is not built: npm run build')

const folder = mkdtempSync(join(tmpdir(), 'nafidha-linked-'))
const pages = join(folder, 'pages')
/** What is left of a browser that was ended may write for a moment more. */
afterAll(() => until('the folder is gone', removed))

function removed(): true | undefined {
  try {
    rmSync(folder, { recursive: true, force: true })
    return true
  } catch {
    return undefined
  }
}

/** The channel with the real library in real Chromium; what comes is taken as the service takes it. */
class Link {
  readonly dataPath = join(folder, 'profile')
  readonly codes: string[] = []
  readonly activities: Inbound[] = []
  readonly statuses: StatusUpdate[] = []
  readonly troubles: string[] = []
  readonly #over = new AbortController()
  readonly channel: LinkedChannel
  readonly #polling: Promise<void>

  constructor() {
    this.channel = createLinkedChannel({
      dataPath: this.dataPath,
      chromium: CHROMIUM,
      childUrl: pathToFileURL(CHILD),
      page: { folder: pages, version: PAGE },
      people: { conversationOf: async ({ userId, phone }) => `c-${userId ?? phone}` },
      files: { get: async (_, id) => (id === 'f1' ? { name: 'x.png', contentType: 'image/png', bytes: PNG } : null) },
      showCode: (code) => void this.codes.push(code),
      gather: 300,
      now: () => new Date(),
      log: silent,
      timing: { firstRestart: 50, heartbeat: 500, answer: 5_000, offline: 1_000 },
    })
    this.#polling = this.#poll()
  }

  async #poll(): Promise<void> {
    while (!this.#over.signal.aborted) {
      const polled: Polled = await this.channel.poll(this.#over.signal)
      this.activities.push(...polled.activities)
      this.statuses.push(...polled.statuses)
      if (polled.trouble !== null) {
        this.troubles.push(polled.trouble)
        if (polled.wait === null && polled.trouble.includes('twice')) return
      }
      polled.confirm()
    }
  }

  page = <T>(expression: string): Promise<T> => inPage<T>(this.dataPath, `standIn.${expression}`)
  state = async () => (await this.channel.health()).facts.find(({ name }) => name === 'link')?.value
  ready = () => until('the link', async () => ((await this.state()) === 'linked' ? true : undefined))
  heard = (id: string) => until(`message ${id}`, () => this.activities.find(({ providerId }) => providerId === id))
  to = (recipient: string) => ({ conversation: 'c1', account: 'linked', recipient })

  async close(): Promise<void> {
    this.#over.abort()
    await this.#polling
  }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describeWith(missing, 'a linked device, with the real library in Chromium and a stand-in for WhatsApp’s page', () => {
  let link: Link
  beforeAll(() => {
    mkdirSync(pages, { recursive: true })
    copyFileSync(join(ROOT, 'test/channels/whatsapp/linked/stand-in.html'), join(pages, `${PAGE}.html`))
  })
  afterEach(() => link.close(), LONG)

  const paired = async () => {
    link = new Link()
    if (!existsSync(join(folder, 'paired'))) {
      await until('a code', () => link.codes[0])
      expect((await link.channel.health()).code).toBe(link.codes.at(-1))
      expect(await link.channel.deliver(link.to('1@c.us'), { kind: 'text', payload: { text: 'x' } })).toMatchObject({
        kind: 'later',
      })
      await link.page('pair()')
      writeFileSync(join(folder, 'paired'), '')
    }
    await link.ready()
    return link
  }

  test(
    'shows the code, is linked by it, hears and answers, sees how far its message is',
    async () => {
      await paired()
      await link.page(`receive({ from: '96891111111@c.us', body: 'مرحبا', id: 'A1' })`)
      const { activity, address } = await link.heard('A1')
      expect([activity.text, address.recipient, address.conversation]).toEqual([
        'مرحبا',
        '96891111111@c.us',
        'c-111@lid',
      ])
      await link.channel.typing(address, 'A1')
      const [part] = link.channel.render({
        type: 'message',
        text: 'اختر خدمة',
        suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'البطاقة', value: 'البطاقة' }] },
      })
      const receipt = part && (await link.channel.deliver(address, part))
      expect(receipt).toMatchObject({ kind: 'accepted' })
      const id = receipt?.kind === 'accepted' ? receipt.id : ''
      await link.page(`ack('${id}', 3)`)
      await until('the status', () =>
        link.statuses.find(({ receiptId, status }) => receiptId === id && status === 'read'),
      )
      const did = await link.page<{ kind: string; body?: string }[]>('did()')
      expect(did).toContainEqual(expect.objectContaining({ kind: 'sent', body: 'اختر خدمة\n\n1. البطاقة' }))
      expect(did).toContainEqual({ kind: 'typing', to: '96891111111@c.us' })
    },
    LONG,
  )

  test(
    'is linked again without a code after a restart, and takes up what came unread meanwhile, known by hidden id too',
    async () => {
      await paired()
      const unread = [
        { from: '222@lid', body: 'أول', id: 'U1' },
        { from: '222@lid', body: 'ثان', id: 'U2' },
        { from: '12345@g.us', body: 'in a group', id: 'U3' },
      ]
      await link.page(`leaveUnread(${JSON.stringify(unread)})`)
      await link.close()
      await paired()
      expect(link.codes).toEqual([])
      await link.heard('U2')
      expect(link.activities.map(({ providerId, address }) => [providerId, address.conversation])).toEqual([
        ['U1', 'c-222@lid'],
        ['U2', 'c-222@lid'],
      ])
      await link.page(`receive({ from: '96892222222@c.us', body: 'by number', id: 'U4' })`)
      expect((await link.heard('U4')).address.conversation).toBe('c-222@lid')
      await link.channel.markRead(link.to('222@lid'), 'U2')
      await until('the mark', async () =>
        (await link.page<{ kind: string }[]>('did()')).find(({ kind }) => kind === 'seen'),
      )
    },
    LONG,
  )

  test(
    'sends files and places, fetches files, and leaves groups, notes and itself alone',
    async () => {
      await paired()
      const to = link.to('96891111111@c.us')
      const image = { contentType: 'image/png', name: 'x.png', contentUrl: 'nafidha:file/f1' }
      const place = { type: 'Place', name: 'الخوض', geo: { latitude: 23.6, longitude: 58.2 } }
      for (const part of link.channel.render({ type: 'message', text: '', attachments: [image], entities: [place] }))
        expect(await link.channel.deliver(to, part)).toMatchObject({ kind: 'accepted' })
      const did = await link.page<{ kind: string; type: string }[]>('did()')
      expect(did.filter(({ kind }) => kind === 'sent').map(({ type }) => type)).toEqual(['image', 'location'])
      const data = PNG.toString('base64')
      const media = { type: 'image', mimetype: 'image/png', filename: null, data }
      await link.page(`receive({ from: '96891111111@c.us', id: 'M1', media: ${JSON.stringify(media)} })`)
      const [attachment] = (await link.heard('M1')).activity.attachments ?? []
      const reference = attachment?.contentUrl?.replace('nafidha:media/', '') ?? ''
      expect(await link.channel.fetchMedia(reference, { contentType: 'image/png' })).toMatchObject({
        kind: 'fetched',
        file: { contentType: 'image/png' },
      })
      for (const [from, type] of [
        ['1-2@g.us', 'chat'],
        ['status@broadcast', 'chat'],
        ['96891111111@c.us', 'e2e_notification'],
        ['96891111111@c.us', 'poll_creation'],
      ])
        await link.page(`receive({ from: '${from}', type: '${type}', body: 'x', id: '${type}' })`)
      expect((await link.heard('poll_creation')).activity).toMatchObject({ type: 'message', text: '' })
      expect(link.activities.map(({ providerId }) => providerId)).toEqual(['M1', 'poll_creation'])
      expect(await link.channel.deliver(link.to('000@c.us'), { kind: 'text', payload: { text: 'x' } })).toMatchObject({
        kind: 'refused',
        permanent: true,
      })
    },
    LONG,
  )

  test(
    'is started again when its page hangs, its link is taken over by another, or it does not reach WhatsApp for a while',
    async () => {
      await paired()
      await inPage(link.dataPath, 'void setTimeout(() => { for (;;) {} })')
      await until('the restart', async () => ((await link.state()) === 'linked' ? undefined : true))
      await link.ready()
      await link.page('drop()')
      await until('the restart', async () => ((await link.state()) === 'linked' ? undefined : true))
      await link.ready()
      await link.page('lose()')
      await until('the trouble', () => link.channel.health().then(({ troubles }) => troubles[0]))
      expect(await link.channel.deliver(link.to('1@c.us'), { kind: 'text', payload: { text: 'x' } })).toMatchObject({
        kind: 'later',
      })
      await until('the restart', async () => ((await link.state()) === 'linked' ? undefined : true))
      await link.ready()
      await link.page(`receive({ from: '96891111111@c.us', body: 'still there', id: 'R1' })`)
      await link.heard('R1')
    },
    LONG,
  )

  test(
    'shows a new code when it is logged out, and tries no more after the second time within an hour',
    async () => {
      await paired()
      const before = link.codes.length
      await link.page('logout()')
      await until('a new code', () => link.codes[before])
      await link.page('pair()')
      await link.ready()
      await link.page('logout()')
      await until('the end', () => link.troubles.find((trouble) => trouble.includes('twice within an hour')))
      expect(await link.state()).toBe('ended')
    },
    LONG,
  )
})

describe('a linked device without Chromium', () => {
  test('says what to install, and does not start anything', async () => {
    const channel = createLinkedChannel({
      dataPath: join(folder, 'none'),
      chromium: null,
      childUrl: pathToFileURL('/nowhere.js'),
      page: null,
      people: { conversationOf: async () => 'c1' },
      files: { get: async () => null },
      showCode: () => undefined,
      gather: 300,
      now: () => new Date(),
      log: silent,
    })
    const { trouble } = await channel.poll(new AbortController().signal)
    expect(trouble).toMatch(/apt-get install chromium.*CHROMIUM_PATH/)
    expect((await channel.health()).troubles).toEqual([trouble])
  })
})
