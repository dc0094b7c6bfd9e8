import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFileReference } from '../../../channels/media/reference.js'
import { FALSE_FILES, TRUE_FILES } from './files-for-tests.js'
import { limitsOf, serve, type Conversation, type Served } from './serve.js'

const PNG = TRUE_FILES['image/png'] ?? Buffer.alloc(0)

let served: Served
beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

interface Part {
  readonly name: string
  readonly bytes: Uint8Array
}

const upload = (to: Conversation, files: readonly Part[], activity?: unknown, where: Served = served) => {
  const form = new FormData()
  if (activity !== undefined)
    form.append(
      'activity',
      new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
      'blob',
    )
  for (const { name, bytes } of files) form.append('file', new Blob([bytes], { type: 'image/png' }), name)
  return where.call('POST', `/v3/directline/conversations/${to.id}/upload?userId=ignored`, {
    token: to.token,
    body: form,
  })
}

describe('an upload', () => {
  test('brings words and files as one message, named and known by their bytes', async () => {
    const conversation = await served.converse()
    const activity = {
      type: 'message',
      text: 'هذه البطاقة',
      channelData: { clientActivityID: 'u1' },
      from: { id: 'x' },
    }
    const pdf = { name: '../عقد.pdf', bytes: TRUE_FILES['application/pdf'] ?? PNG }
    const reply = await upload(conversation, [{ name: 'بطاقة.png', bytes: PNG }, pdf], activity)
    expect(reply.status).toBe(200)
    const inbound = served.service.received.at(-1)
    expect(inbound?.activity).toMatchObject({
      id: reply.body.id,
      text: 'هذه البطاقة',
      attachments: [
        { contentType: 'image/png', name: 'بطاقة.png' },
        { contentType: 'application/pdf', name: 'عقد.pdf' },
      ],
    })
    const id = readFileReference(inbound?.activity.attachments?.[0]?.contentUrl) ?? ''
    expect((await served.service.files.get(conversation.id, id))?.bytes).toEqual(PNG)
  })

  test('may be a file without words, or words without a file', async () => {
    const conversation = await served.converse()
    expect((await upload(conversation, [{ name: 'a.png', bytes: PNG }])).status).toBe(200)
    expect((await upload(conversation, [], { type: 'message', text: 'hello' })).status).toBe(200)
    expect((await upload(conversation, [], { type: 'message' })).status).toBe(400)
  })

  test.each(Object.entries(FALSE_FILES))(
    'is refused with %s named photo.png, and keeps none of it',
    async (_, bytes) => {
      const conversation = await served.converse()
      const before = served.service.received.length
      const reply = await upload(conversation, [
        { name: 'ok.png', bytes: PNG },
        { name: 'photo.png', bytes },
      ])
      expect(reply).toMatchObject({ status: 415, body: { error: { code: 'UnsupportedMediaType' } } })
      expect(reply.body.error?.message).toContain('Send a photo, a PDF, a sound or an MP4 video')
      expect(served.service.received).toHaveLength(before)
      expect(await served.service.files.get(conversation.id, 'file-1')).toBeNull()
    },
  )

  test('is refused beyond ten megabytes a file or five files', async () => {
    const conversation = await served.converse()
    const big = Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)])
    const tooBig = await upload(conversation, [{ name: 'big.png', bytes: big }])
    expect(tooBig).toMatchObject({ status: 413, body: { error: { message: 'A file holds at most 10 MB.' } } })
    const six = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.png`, bytes: PNG }))
    const tooMany = await upload(conversation, six)
    expect(tooMany).toMatchObject({ status: 413, body: { error: { message: 'A message holds at most 5 files.' } } })
    expect((await upload(conversation, six.slice(1))).status).toBe(200)
  })

  test('says so where the disk is full', async () => {
    const full = await serve()
    const conversation = await full.converse()
    full.service.fill()
    const reply = await upload(conversation, [{ name: 'a.png', bytes: PNG }], undefined, full)
    expect(reply).toMatchObject({ status: 507, body: { error: { code: 'StorageFull' } } })
    expect((await conversation.send('words still pass')).status).toBe(200)
    await full.close()
  })

  test('has a limit of its own', async () => {
    const limited = await serve({ limits: limitsOf('upload', 1) })
    const conversation = await limited.converse()
    const statuses = []
    for (let i = 0; i < 2; i += 1)
      statuses.push((await upload(conversation, [{ name: 'a.png', bytes: PNG }], undefined, limited)).status)
    expect(statuses).toEqual([200, 429])
    await limited.close()
  })

  test.each([
    ['no multipart', 'application/json', '{}'],
    ['no boundary', 'multipart/form-data', 'x'],
    [
      'a body that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc',
    ],
    [
      'an activity that is no JSON',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="activity"\r\n\r\n{oops\r\n--x--\r\n',
    ],
  ])('is refused with %s', async (_, type, body) => {
    const { id, token } = await served.converse()
    const path = `/v3/directline/conversations/${id}/upload`
    expect(await served.call('POST', path, { token, body, headers: { 'content-type': type } })).toMatchObject({
      status: 400,
      body: { error: { code: 'BadArgument' } },
    })
  })

  test('is refused without a token before its body is read', async () => {
    const { id } = await served.converse()
    const form = new FormData()
    form.append('file', new Blob([Buffer.alloc(5 * 1024 * 1024)]), 'a.png')
    const path = `/v3/directline/conversations/${id}/upload`
    expect((await served.call('POST', path, { body: form })).status).toBe(403)
  })
})

describe('a file that was sent', () => {
  test('opens for its visitor alone, as something to save and nothing to run', async () => {
    const conversation = await served.converse()
    await upload(conversation, [{ name: 'بطاقة (1).png', bytes: PNG }])
    const { body } = await served.call('GET', `/v3/directline/conversations/${conversation.id}/activities`, {
      token: conversation.token,
    })
    const link = new URL(body.activities?.[0]?.attachments?.[0]?.contentUrl ?? '')
    const byTicket = await fetch(link)
    expect(Buffer.from(await byTicket.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(byTicket.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('بطاقة (1).png').replace('(', '%28').replace(')', '%29')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, no-store',
    })
    served.clock.forward(200)
    expect((await fetch(link)).status).toBe(403)
    expect((await served.call('GET', link.pathname, { token: conversation.token })).status).toBe(200)
    expect((await served.call('GET', link.pathname, { token: (await served.converse()).token })).status).toBe(403)
    expect((await served.call('GET', `${link.pathname}x`, { token: conversation.token })).status).toBe(404)
  })
})
