import { expect, test } from '@jest/globals'
import type { Limits } from '../../channels/web/ports.js'
import type { Bus, News } from '../../src/live/bus.js'
import { LIMIT_RULES } from '../../src/live/limits.js'

type Rules = typeof LIMIT_RULES

/** What any bus does, within one process. */
export function busKeepsItsPromises(make: () => Promise<Bus>): void {
  test('news goes to whoever listens to that conversation, until they stop', async () => {
    const bus = await make()
    const heard: string[] = []
    const listen = (conversation: string, name: string) =>
      bus.subscribe(conversation, (news: News) => heard.push(`${name} ${news}`))
    const stopA = listen('c1', 'a')
    listen('c1', 'b')
    listen('c2', 'c')
    bus.publish('c1', 'changed')
    stopA()
    stopA()
    bus.publish('c1', 'typing')
    bus.publish('c3', 'changed')
    expect(heard).toEqual(['a changed', 'b changed', 'b typing'])
  })

  test('one listener that subscribes twice hears twice, and stops once at a time', async () => {
    const bus = await make()
    let heard = 0
    const listener = () => void (heard += 1)
    const stop = bus.subscribe('c1', listener)
    bus.subscribe('c1', listener)
    bus.publish('c1', 'changed')
    stop()
    bus.publish('c1', 'changed')
    expect(heard).toBe(3)
  })
}

/** What any counting of limits does. */
export function limitsKeepTheirPromises(make: (rules: Rules) => Promise<Limits>): void {
  test('a rule allows so many times and then says when to come back', async () => {
    const limits = await make({ ...LIMIT_RULES, upload: { times: 2, seconds: 60 } })
    const verdicts = [await limits.consume('upload', 'a'), await limits.consume('upload', 'a')]
    expect(verdicts).toEqual([{ allowed: true }, { allowed: true }])
    const third = await limits.consume('upload', 'a')
    expect(third).toMatchObject({ allowed: false })
    if (third.allowed) throw new Error('allowed')
    expect(third.retryAfter).toBeGreaterThan(0)
    expect(third.retryAfter).toBeLessThanOrEqual(60_000)
  })

  test('rules and keys are counted apart', async () => {
    const limits = await make({ ...LIMIT_RULES, upload: { times: 1, seconds: 60 } })
    await limits.consume('upload', 'x')
    expect(await limits.consume('upload', 'y')).toEqual({ allowed: true })
    expect(await limits.consume('conversation', 'x')).toEqual({ allowed: true })
  })
}
