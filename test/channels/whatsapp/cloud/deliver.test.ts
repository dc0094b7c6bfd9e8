import { afterEach, describe, expect, test } from '@jest/globals'
import { closeAll, setCloudStage } from './stage.js'

afterEach(closeAll)

const button = (title: string) => ({ type: 'imBack', title, value: title })

describe('a part for WhatsApp', () => {
  test('is accepted under Meta’s id and shown on the phone, formatted, with its buttons', async () => {
    const { deliver, shown } = await setCloudStage()
    const richText = [
      { type: 'paragraph', children: [{ type: 'bold', children: [{ type: 'text', text: 'الرسوم' }] }] },
      { type: 'list', ordered: false, items: [[{ type: 'text', text: 'عشرة ريالات' }]] },
    ] as const
    const receipt = await deliver({
      type: 'message',
      text: 'الرسوم',
      suggestedActions: { to: [], actions: [button('تجديد البطاقة'), button('موظف')] },
      channelData: { nafidha: { richText } },
    })
    expect(receipt).toEqual({ kind: 'accepted', id: shown()[0]?.id })
    expect(shown()[0]).toMatchObject({
      text: '*الرسوم*\n\n- عشرة ريالات',
      buttons: [{ title: 'تجديد البطاقة' }, { title: 'موظف' }],
    })
  })

  test('becomes a list from four choices on, and a link of its own where there is one', async () => {
    const { deliver, shown } = await setCloudStage()
    const actions = ['الأولى', 'الثانية', 'الثالثة', 'الرابعة'].map(button)
    await deliver({ type: 'message', text: 'اختر خدمة', suggestedActions: { to: [], actions } })
    const link = { type: 'openUrl', title: 'ادفع الآن', value: 'https://pay.example.om/1' }
    await deliver({ type: 'message', text: 'يمكنك الدفع', suggestedActions: { to: [], actions: [link] } })
    expect(shown().map(({ list, link: shownLink }) => [list?.rows.map(({ title }) => title), shownLink])).toEqual([
      [['الأولى', 'الثانية', 'الثالثة', 'الرابعة'], null],
      [undefined, { label: 'ادفع الآن', url: 'https://pay.example.om/1' }],
    ])
  })

  test('is everything the simulator takes, whatever was said and offered', async () => {
    const { deliver, shown } = await setCloudStage({
      rates: { number: 9e9, account: 9e9, pair: { burst: 9e9, every: 1 } },
    })
    const long = 'كلمة طويلة جدًّا في زر لا يتسع لها'
    for (const count of [0, 1, 3, 4, 10, 14])
      for (const size of [1, 300, 1_024, 1_025, 4_096, 9_000]) {
        const actions = Array.from({ length: count }, (_, i) => button(i % 2 ? long : `${i} ${long}`))
        const text = 'نص '.repeat(Math.ceil(size / 3)).slice(0, size)
        const receipt = await deliver({ type: 'message', text, suggestedActions: { to: [], actions } })
        expect([count, size, receipt.kind]).toEqual([count, size, 'accepted'])
      }
    expect(shown().length).toBeGreaterThan(36)
  })

  test('goes to the person’s own id, and to the number only where the id is refused', async () => {
    const { send, simulator, to } = await setCloudStage()
    await send('one')
    simulator.script({ kind: 'refuse', code: 131062 })
    expect((await send('two')).kind).toBe('accepted')
    const [id, phone] = to.recipient.split(' ')
    expect(simulator.calls.map((call) => call.to)).toEqual([id, phone])
  })

  test('carries our name for it, which comes back with each status', async () => {
    const { send, simulator } = await setCloudStage()
    await send('one')
    expect(simulator.sent.all().map(({ tag }) => tag)).toEqual(['1.0.c1'])
  })

  test('with a file uploads it first, and one that Meta does not take is refused for good', async () => {
    const { deliver, files, shown } = await setCloudStage()
    const bytes = Buffer.from('%PDF-1.4')
    files.set('f1', { name: 'نموذج.pdf', contentType: 'application/pdf', bytes })
    const attachment = { contentType: 'application/pdf', name: 'نموذج.pdf', contentUrl: 'nafidha:file/f1' }
    expect((await deliver({ type: 'message', text: 'تفضل', attachments: [attachment] })).kind).toBe('accepted')
    expect(shown().map(({ file, text }) => [file?.kind, file?.name, text])).toEqual([
      ['document', 'نموذج.pdf', ''],
      [undefined, undefined, 'تفضل'],
    ])
    const gone = { ...attachment, contentUrl: 'nafidha:file/none' }
    expect(await deliver({ type: 'message', attachments: [gone] })).toMatchObject({ kind: 'refused', permanent: true })
  })

  test('shows a place on the map', async () => {
    const { deliver, shown } = await setCloudStage()
    const place = {
      type: 'Place',
      name: 'مركز الخوض',
      geo: { type: 'GeoCoordinates', latitude: 23.6, longitude: 58.2 },
    }
    expect((await deliver({ type: 'message', text: '', entities: [place] })).kind).toBe('accepted')
    expect(shown()[0]?.location).toEqual({ latitude: 23.6, longitude: 58.2, name: 'مركز الخوض' })
  })
})

describe('a template', () => {
  const body = 'لدينا رد على طلبك {{1}}. اضغط للمتابعة.'
  const template = { name: 'reply_ready', language: 'ar', status: 'APPROVED', body, buttons: ['متابعة'] } as const

  test('is what goes after the window; a tap on it opens the window again', async () => {
    const { simulator, deliver, send, shown, clock, salma } = await setCloudStage({ templates: [template] })
    clock.forward(25 * 60 * 60 * 1000)
    expect(await send('late')).toMatchObject({
      kind: 'refused',
      permanent: true,
      reason: expect.stringContaining('24 hours'),
    })
    const nafidha = { template: { name: 'reply_ready', language: 'ar', values: ['AB\n123'] } }
    expect((await deliver({ type: 'message', channelData: { nafidha } })).kind).toBe('accepted')
    const [message] = shown()
    expect(message).toMatchObject({ text: 'لدينا رد على طلبك AB 123. اضغط للمتابعة.', buttons: [{ title: 'متابعة' }] })
    simulator.acts.tap(salma, message?.id ?? '', message?.buttons[0]?.id ?? '')
    expect((await send('now')).kind).toBe('accepted')
  })

  test('is offered only while it is approved, with how much is to be filled in', async () => {
    const others = (['PENDING', 'PAUSED', 'REJECTED'] as const).map((status) => ({ ...template, name: status, status }))
    const { channel, deliver } = await setCloudStage({ templates: [template, ...others] })
    expect((await channel.templates()).map(({ name, placeholders }) => [name, placeholders])).toEqual([
      ['reply_ready', 1],
    ])
    const paused = { template: { name: 'PAUSED', language: 'ar', values: ['1'] } }
    expect(await deliver({ type: 'message', channelData: { nafidha: paused } })).toMatchObject({ permanent: true })
  })
})

describe('what Meta answers', () => {
  const codes = (...list: number[]) => list
  test.each(codes(1, 2, 131000, 131016, 133004, 131053))('%i is tried again later', async (code) => {
    const { simulator, send } = await setCloudStage()
    simulator.script({ kind: 'refuse', code })
    expect(await send('x')).toMatchObject({ kind: 'refused', permanent: false })
  })

  test.each(codes(131047, 131049, 131050, 130472, 131008, 131009, 100, 132001, 131021, 131030))(
    '%i is never tried again',
    async (code) => {
      const { simulator, send } = await setCloudStage()
      simulator.script({ kind: 'refuse', code })
      expect(await send('x')).toMatchObject({ kind: 'refused', permanent: true })
    },
  )

  test('131026 says that the person cannot be reached at all', async () => {
    const { simulator, send, salma } = await setCloudStage()
    simulator.acts.block(salma, true)
    expect(await send('x')).toMatchObject({ kind: 'refused', permanent: true, unreachable: true })
  })

  test('131051 sends the choices as numbered words', async () => {
    const { simulator, deliver, shown } = await setCloudStage()
    simulator.script({ kind: 'refuse', code: 131051 })
    await deliver({
      type: 'message',
      text: 'اختر',
      suggestedActions: { to: [], actions: [button('نعم'), button('لا')] },
    })
    expect(shown()[0]).toMatchObject({ text: 'اختر\n\n1. نعم\n2. لا', buttons: [] })
  })

  test.each(codes(0, 190, 3, 10, 200, 131005, 131031, 368, 131042))(
    '%i stops everything: one try in thirty seconds, nothing lost, until it works',
    async (code) => {
      const { simulator, send, clock, shown } = await setCloudStage()
      simulator.script(...Array.from({ length: 3 }, () => ({ kind: 'refuse', code }) as const))
      expect(await send('x')).toMatchObject({ kind: 'later', all: true, ms: 30_000, trouble: expect.any(String) })
      for (let round = 0; round < 2; round += 1) {
        clock.forward(29_999)
        expect((await send('x')).kind).toBe('later')
        clock.forward(1)
        const together = await Promise.all([send('x'), send('x'), send('x')])
        expect(together.map(({ kind }) => kind)).toEqual(['later', 'later', 'later'])
      }
      clock.forward(30_000)
      expect([(await send('x')).kind, (await send('y')).kind]).toEqual(['accepted', 'accepted'])
      expect(shown()).toHaveLength(2)
    },
  )

  test('131056 waits for this person alone, longer each time: 4, 16, 64 seconds', async () => {
    const { simulator, send, channel, to } = await setCloudStage()
    simulator.script(...Array.from({ length: 3 }, () => ({ kind: 'refuse', code: 131056 }) as const))
    expect([await send('x'), await send('x'), await send('x')]).toEqual([
      { kind: 'later', ms: 4_000 },
      { kind: 'later', ms: 16_000 },
      { kind: 'later', ms: 64_000 },
    ])
    const ali = simulator.phones.at('96892222222')
    simulator.acts.text(ali, 'هلا')
    const [part] = channel.render({ type: 'message', text: 'أهلا' })
    if (part) expect((await channel.deliver({ ...to, recipient: ali.phone }, part)).kind).toBe('accepted')
    simulator.script({ kind: 'pass' }, { kind: 'refuse', code: 131056 })
    await send('x')
    expect(await send('x')).toEqual({ kind: 'later', ms: 4_000 })
  })

  test('130429 and 80007 make the whole channel wait, the one for a moment, the other for a minute', async () => {
    const { simulator, send, clock } = await setCloudStage()
    simulator.script(
      { kind: 'refuse', code: 130429 },
      { kind: 'refuse', code: 130429 },
      { kind: 'refuse', code: 80007 },
    )
    expect(await send('x')).toMatchObject({ kind: 'later', all: true, ms: 1_000 })
    clock.forward(1_000)
    expect(await send('x')).toMatchObject({ kind: 'later', all: true, ms: 2_000 })
    clock.forward(2_000)
    expect(await send('x')).toMatchObject({ kind: 'later', all: true, ms: 60_000 })
  })

  test('with a time to wait is obeyed to the second', async () => {
    const { simulator, send } = await setCloudStage()
    simulator.script({ kind: 'status', status: 429, retryAfter: 17 })
    expect(await send('x')).toMatchObject({ kind: 'later', ms: 17_000, all: true })
  })

  test('not at all, half, or with the connection cut is unsure: it may have arrived', async () => {
    const { simulator, send, shown } = await setCloudStage()
    for (const kind of ['cut', 'lost', 'half'] as const) {
      simulator.script({ kind })
      expect((await send(kind)).kind).toBe('unsure')
    }
    expect(shown().map(({ text }) => text)).toEqual(['lost', 'half'])
  })

  test('is missing where nobody listens: nothing was sent, and that is known', async () => {
    const { simulator, send } = await setCloudStage()
    await simulator.close()
    expect(await send('x')).toMatchObject({ kind: 'refused', permanent: false })
  })

  test('five failures in a row are Meta’s: messages then wait without being charged, until one gets through', async () => {
    const { simulator, send, clock } = await setCloudStage()
    simulator.script(...Array.from({ length: 6 }, () => ({ kind: 'status', status: 503 }) as const))
    const kinds = []
    for (let i = 0; i < 5; i += 1) kinds.push((await send('x')).kind)
    expect(kinds).toEqual(['refused', 'refused', 'refused', 'refused', 'later'])
    clock.forward(10_000)
    expect((await send('x')).kind).toBe('later')
    clock.forward(10_000)
    expect((await send('x')).kind).toBe('accepted')
  })
})

describe('beside messages', () => {
  test('a message is marked as read, and typing is shown until the answer', async () => {
    const { channel, to, salma, send } = await setCloudStage()
    const [first] = salma.messages
    await channel.markRead(to, first?.id ?? '')
    expect(salma.messages[0]?.status).toBe('read')
    await channel.typing(to, first?.id ?? '')
    expect(salma.typing).toBe(true)
    await send('أهلا')
    expect(salma.typing).toBe(false)
  })

  test('typing marks as read by the same call', async () => {
    const { channel, to, salma, simulator } = await setCloudStage()
    const id = salma.messages[0]?.id ?? ''
    await Promise.all([channel.markRead(to, id), channel.typing(to, id)])
    expect(salma).toMatchObject({ typing: true, messages: [{ status: 'read' }] })
    expect(simulator.calls).toHaveLength(1)
  })

  test('health tells the number, its quality and the templates, and what is wrong', async () => {
    const template = { name: 'reply_ready', language: 'ar', status: 'PAUSED', body: 'x' } as const
    const { channel, simulator } = await setCloudStage({ templates: [template], webhookUrl: 'http://127.0.0.1:9/' })
    expect(await channel.health()).toEqual({
      troubles: [],
      facts: [
        { name: 'number', value: '+96824000000' },
        { name: 'name', value: 'Nafidha' },
        { name: 'quality', value: 'GREEN' },
        { name: 'template reply_ready (ar)', value: 'PAUSED' },
      ],
    })
    await simulator.close()
    expect((await channel.health()).troubles).toEqual([expect.stringContaining('cannot be reached')])
  })

  test('health says that no webhook is set up, and that the token is not accepted', async () => {
    const { channel } = await setCloudStage()
    expect((await channel.health()).troubles).toEqual([expect.stringContaining('webhook')])
    const stage = await setCloudStage({ accessToken: 'EAAG-one' })
    Object.assign(stage.simulator.settings, { accessToken: 'EAAG-another' })
    expect((await stage.channel.health()).troubles).toEqual([expect.stringContaining('WHATSAPP_ACCESS_TOKEN')])
  })
})
