import { afterEach, describe, expect, test } from '@jest/globals'
import { WORDS_INSTEAD } from '../../../../channels/media/unsent.js'
import { OTHER_TEMPLATE } from '../../../../channels/whatsapp/cloud/plain-words.js'
import { messages, startChannel, wire } from './meta.js'
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

  test('shows a long list page by page: each tap on its last row brings the next, and no row is lost', async () => {
    const { deliver, shown, simulator, salma, channel, to } = await setCloudStage()
    const titles = Array.from({ length: 25 }, (_, i) => `خدمة ${i + 1}`)
    await deliver({ type: 'message', text: 'اختر', suggestedActions: { to: [], actions: titles.map(button) } })
    const seen: string[] = []
    for (let page = 0; page < 3; page += 1) {
      const message = shown().at(-1)
      const rows = message?.list?.rows ?? []
      const more = rows.find(({ title }) => title === 'المزيد')
      seen.push(...rows.flatMap(({ title }) => (title === 'المزيد' ? [] : title)))
      if (!more) break
      simulator.acts.tap(salma, message?.id ?? '', more.id)
      const reply = wire('interactive', {
        interactive: { type: 'list_reply', list_reply: more },
        context: { id: message?.id },
      })
      const { activities } = await startChannel().channel.receive(messages(reply))
      for (const inbound of activities) await channel.acknowledgeTap({ ...inbound, address: to })
    }
    expect(seen).toEqual(titles)
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
    expect(simulator.calls.map((call) => call.to)).toEqual([id, id, phone])
  })

  test('carries our name for it, which comes back with each status', async () => {
    const { send, simulator } = await setCloudStage()
    await send('one')
    expect(simulator.sent.all().map(({ tag }) => tag)).toEqual(['1.0.c1'])
  })

  test('with a file uploads it first, and says in words what is gone or what Meta does not take', async () => {
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
    files.set('f2', { name: 'x.bin', contentType: 'font/woff', bytes })
    const odd = { ...attachment, name: 'x.bin', contentUrl: 'nafidha:file/f2' }
    for (const each of [gone, odd])
      expect(await deliver({ type: 'message', attachments: [each] })).toMatchObject({
        kind: 'accepted',
        note: WORDS_INSTEAD,
      })
    expect(
      shown()
        .slice(2)
        .map(({ text }) => text),
    ).toEqual([expect.stringContaining('«نموذج.pdf»'), expect.stringContaining('«x.bin»')])
  })

  test('sends a picture that is too large for one as a document', async () => {
    const { deliver, files, shown } = await setCloudStage()
    files.set('f1', { name: 'خريطة.jpg', contentType: 'image/jpeg', bytes: Buffer.alloc(6 * 1024 * 1024) })
    const attachment = { contentType: 'image/jpeg', name: 'خريطة.jpg', contentUrl: 'nafidha:file/f1' }
    const receipt = await deliver({ type: 'message', attachments: [attachment] })
    expect(receipt).toEqual({ kind: 'accepted', id: expect.any(String) })
    expect(shown().map(({ file }) => file?.kind)).toEqual(['document'])
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

  test('that is paused is replaced by the fallback in the same language, and the agent is told', async () => {
    const [ar, en] = (['ar', 'en'] as const).map((language) => ({
      name: 'continue_here',
      language,
      status: 'APPROVED' as const,
      body: `go on in ${language}`,
    }))
    const paused = { ...template, status: 'PAUSED' } as const
    const stage = await setCloudStage({ templates: [paused, ...(ar && en ? [ar, en] : [])] }, 'continue_here')
    const part = { kind: 'template', payload: { name: 'reply_ready', language: 'ar', values: ['1'] } }
    expect(await stage.channel.deliver(stage.to, part)).toMatchObject({ kind: 'accepted', note: OTHER_TEMPLATE })
    expect(stage.shown().map(({ text }) => text)).toEqual(['go on in ar'])
    expect((await stage.channel.health()).troubles.join()).not.toContain('fallback')
  })

  test('without a fallback, or with one that is not approved either, says clearly why nothing went', async () => {
    const templates = [{ ...template, status: 'PAUSED' } as const]
    const part = { kind: 'template', payload: { name: 'reply_ready', language: 'ar', values: ['1'] } }
    const none = await setCloudStage({ templates })
    expect(await none.channel.deliver(none.to, part)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/paused.*choose another/),
    })
    const bad = await setCloudStage({ templates }, 'continue_here')
    expect(await bad.channel.deliver(bad.to, part)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/paused.*the fallback template: .*no approved template/),
    })
    expect((await bad.channel.health()).troubles).toContainEqual(expect.stringContaining('fallback template'))
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

  test('no sign of attention is given while the token is dead, and again once a message went through', async () => {
    const { channel, to, salma, simulator, clock, send } = await setCloudStage()
    const id = salma.messages[0]?.id ?? ''
    simulator.script({ kind: 'refuse', code: 190 })
    await send('أهلا')
    await channel.typing(to, id)
    expect(simulator.calls).toHaveLength(1)
    clock.forward(30_000)
    await send('أهلا')
    await channel.typing(to, id)
    expect(simulator.calls).toHaveLength(3)
  })

  test('a clock that is set back makes nobody wait longer', async () => {
    const { simulator, clock, send } = await setCloudStage()
    simulator.script({ kind: 'refuse', code: 190 })
    await send('أهلا')
    clock.forward(-3_600_000)
    expect(await send('أهلا')).toEqual({ kind: 'later', ms: 30_000, all: true })
    clock.forward(30_000)
    expect(await send('أهلا')).toMatchObject({ kind: 'accepted' })
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
