import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { FILE_BYTES } from '../../../../channels/web/widget/chat/limits.js'
import { FALSE_FILES, TRUE_FILES } from '../files-for-tests.js'
import { createVisitor, sendVisitorsHome, type Visitor } from './visitor.js'
import { startWebService, type WebService } from './web-service.js'

let service: WebService
let visitor: Visitor

beforeEach(async () => {
  service = await startWebService({ bot: (text) => service.say(`you said ${text}`) })
  visitor = createVisitor(service)
  visitor.chat.open()
  await visitor.until(({ live }) => live)
})
afterEach(async () => {
  sendVisitorsHome()
  await service.close()
})

async function talk(): Promise<void> {
  visitor.chat.send('one')
  await visitor.untilShown('citizen: one', 'bot: you said one')
}

const fileOf = (name: string, bytes: Buffer | undefined, type: string) =>
  new File([new Uint8Array(bytes ?? Buffer.alloc(0))], name, { type })

describe('a visitor', () => {
  test('gets everything that was said', async () => {
    await talk()
    const activities = await visitor.chat.transcript()
    expect(activities?.map(({ text }) => text)).toEqual(['one', 'you said one'])
  })

  test('ends the conversation, may still read and delete it, and starts another by writing', async () => {
    await talk()
    await visitor.chat.end()
    expect(visitor.shown().at(-1)).toBe('end')
    expect(visitor.chat.state).toMatchObject({ live: false, kept: true, note: 'ended' })
    expect(visitor.shelf.size).toBe(0)
    expect((await visitor.chat.transcript())?.filter(({ type }) => type === 'message')).toHaveLength(2)
    const ended = service.conversation()
    visitor.chat.send('two')
    await visitor.until(() => service.said().length === 2)
    expect(service.conversation()).not.toBe(ended)
  })

  test('deletes everything, here and there', async () => {
    await talk()
    await visitor.chat.erase()
    expect(visitor.chat.state).toMatchObject({ timeline: [], live: false, kept: false, note: 'erased' })
    expect(visitor.shelf.size).toBe(0)
    expect(await service.rooms.log.status(service.conversation())).toBe('none')
  })

  test('deletes a conversation that has ended', async () => {
    await talk()
    await visitor.chat.end()
    await visitor.chat.erase()
    expect(await service.rooms.log.status(service.conversation())).toBe('none')
    expect(visitor.chat.state.kept).toBe(false)
  })

  test('is told when it cannot be done now, and nothing is lost', async () => {
    await talk()
    service.fail('lost')
    await visitor.chat.end()
    expect(visitor.chat.state).toMatchObject({ live: true, note: 'notDone' })
    visitor.chat.write('t')
    expect(visitor.chat.state.note).toBeNull()
  })

  test('on a page without a conversation has nothing to end or delete', async () => {
    const other = createVisitor(service)
    await other.chat.erase()
    expect(other.chat.state).toMatchObject({ kept: false, live: false })
    expect(await other.chat.transcript()).toBeNull()
  })
})

describe('two pages of one visitor', () => {
  test('share the conversation; the one that finds it over leaves the other its next', async () => {
    await talk()
    service.allowSockets(false)
    const other = createVisitor(service, { shelf: visitor.shelf })
    await other.chat.resume()
    await other.untilShown('citizen: one', 'bot: you said one')
    await other.timers.fire(1000)
    await other.timers.set(3000)
    await visitor.chat.end()
    visitor.chat.send('two')
    await visitor.until(() => service.said().length === 2)
    await other.timers.fire(3000)
    await other.until(({ live }) => !live)
    const [kept = ''] = visitor.shelf.values()
    expect(kept).toContain(service.conversation())
  })
})

describe('a file', () => {
  test('is sent, and can be fetched again by who sent it', async () => {
    visitor.chat.attach(fileOf('بطاقة.png', TRUE_FILES['image/png'], 'image/png'))
    expect(visitor.shown()).toEqual(['citizen: [بطاقة.png] (sending)'])
    await visitor.until(() => visitor.shown()[0] === 'citizen: [بطاقة.png]')
    const url = () => {
      const [first] = visitor.chat.state.timeline
      return first?.kind === 'message' ? (first.files[0]?.url ?? '') : ''
    }
    await visitor.until(() => url() !== '')
    service.clock.forward(10 * 60)
    const blob = await visitor.chat.file(url())
    expect(await blob?.arrayBuffer().then((bytes) => Buffer.from(bytes))).toEqual(TRUE_FILES['image/png'])
  })

  test('that only pretends to be an image is refused', async () => {
    visitor.chat.attach(fileOf('photo.png', FALSE_FILES['a Windows program'], 'image/png'))
    await visitor.untilShown('citizen: [photo.png] (refused)')
    expect(visitor.chat.state.timeline[0]).toMatchObject({ delivery: { kind: 'refused', status: 415 } })
    expect(service.rooms.received.map(({ activity }) => activity.type)).toEqual(['conversationUpdate'])
  })

  test('that is too large is not even sent', () => {
    visitor.chat.attach(fileOf('film.mp4', Buffer.alloc(FILE_BYTES + 1), 'video/mp4'))
    expect(visitor.chat.state).toMatchObject({ note: 'fileTooLarge', timeline: [] })
  })

  test('that finds no room says so', async () => {
    service.rooms.fill()
    visitor.chat.attach(fileOf('photo.png', TRUE_FILES['image/png'], 'image/png'))
    await visitor.untilShown('citizen: [photo.png] (refused)')
    expect(visitor.chat.state.timeline[0]).toMatchObject({ delivery: { kind: 'refused', status: 507 } })
  })

  test('whose answer got lost is kept once', async () => {
    service.fail('unheard')
    visitor.chat.attach(fileOf('photo.png', TRUE_FILES['image/png'], 'image/png'))
    await visitor.until(() => visitor.shown()[0] === 'citizen: [photo.png]')
    visitor.chat.send('one')
    await visitor.until(() => service.said().length === 2)
    expect(service.rooms.received.filter(({ activity }) => activity.attachments)).toHaveLength(1)
  })
})
