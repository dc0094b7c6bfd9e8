import { afterEach, describe, expect, test } from '@jest/globals'
import { closeAll, setCloudStage } from './stage.js'

afterEach(closeAll)

const button = (title: string) => ({ type: 'imBack', title, value: title })

describe('what Meta answers', () => {
  const codes = (...list: number[]) => list
  test.each(codes(1, 2, 131000, 131016, 133004))('%i is tried again later', async (code) => {
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

  test.each(codes(131052, 131053))('%i is told of in words where it is of a file', async (code) => {
    const { simulator, deliver, files, shown } = await setCloudStage()
    files.set('f1', { name: 'x.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') })
    simulator.script({ kind: 'refuse', code })
    const file = { contentType: 'application/pdf', name: 'x.pdf', contentUrl: 'nafidha:file/f1' }
    expect((await deliver({ type: 'message', attachments: [file] })).kind).toBe('accepted')
    expect(shown().map(({ text }) => text)).toEqual([expect.stringContaining('«x.pdf»')])
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
      { kind: 'later', ms: 4_000, code: '131056' },
      { kind: 'later', ms: 16_000, code: '131056' },
      { kind: 'later', ms: 64_000, code: '131056' },
    ])
    const ali = simulator.phones.at('96892222222')
    simulator.acts.text(ali, 'هلا')
    const [part] = channel.render({ type: 'message', text: 'أهلا' })
    if (part) expect((await channel.deliver({ ...to, recipient: ali.phone }, part)).kind).toBe('accepted')
    simulator.script({ kind: 'pass' }, { kind: 'refuse', code: 131056 })
    await send('x')
    expect(await send('x')).toEqual({ kind: 'later', ms: 4_000, code: '131056' })
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
