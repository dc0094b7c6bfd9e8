import { describe, expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { createTokens } from '../../../channels/web/tokens.js'
import { claims, createClock, TOKEN_SECRET } from './serve.js'

const NEW_SECRET = 'the-secret-that-replaces-it-0123456789abcdef'
const mine = claims()

describe('tokens', () => {
  test('say what they were made of', async () => {
    const tokens = createTokens({ secrets: [TOKEN_SECRET], now: createClock().now })
    const { token, expiresIn } = await tokens.issue(mine, 'conversation')
    expect(expiresIn).toBe(1800)
    expect(await tokens.verify(token, 'conversation')).toEqual(mine)
  })

  test('are good for one use only', async () => {
    const tokens = createTokens({ secrets: [TOKEN_SECRET], now: createClock().now })
    const { token } = await tokens.issue(mine, 'stream')
    expect(await tokens.verify(token, 'conversation')).toBeNull()
    expect(await tokens.verify(token, 'stream')).toEqual(mine)
  })

  test.each([
    ['conversation', 1800],
    ['stream', 60],
  ] as const)('for a %s last their time and a minute in which clocks may differ', async (use, life) => {
    const clock = createClock()
    const tokens = createTokens({ secrets: [TOKEN_SECRET], now: clock.now })
    const { token } = await tokens.issue(mine, use)
    clock.forward(life + 59)
    expect(await tokens.verify(token, use)).toEqual(mine)
    clock.forward(1)
    expect(await tokens.verify(token, use)).toBeNull()
    expect(await createTokens({ secrets: [TOKEN_SECRET], now: clock.now }).verify(token, use)).toBeNull()
  })

  test('lead back for a day after they have expired, whoever looks', async () => {
    const clock = createClock()
    const tokens = createTokens({ secrets: [TOKEN_SECRET], now: clock.now })
    const { token } = await tokens.issue(mine, 'conversation')
    clock.forward(1800 + 24 * 60 * 60 + 59)
    expect(await tokens.verifyLapsed(token)).toEqual(mine)
    expect(await tokens.verify(token, 'conversation')).toBeNull()
    clock.forward(1)
    expect(await tokens.verifyLapsed(token)).toBeNull()
    expect(await createTokens({ secrets: [TOKEN_SECRET], now: clock.now }).verifyLapsed(token)).toBeNull()
  })

  test('for a stream never lead back', async () => {
    const clock = createClock()
    const tokens = createTokens({ secrets: [TOKEN_SECRET], now: clock.now })
    const { token } = await tokens.issue(mine, 'stream')
    expect(await tokens.verifyLapsed(token)).toBeNull()
  })

  test('of the old secret stay good while a new one replaces it', async () => {
    const { now } = createClock()
    const old = createTokens({ secrets: [TOKEN_SECRET], now })
    const both = createTokens({ secrets: [NEW_SECRET, TOKEN_SECRET], now })
    const { token } = await old.issue(mine, 'conversation')
    expect(await both.verify(token, 'conversation')).toEqual(mine)
    const { token: newer } = await both.issue(mine, 'conversation')
    expect(await old.verify(newer, 'conversation')).toBeNull()
  })

  test('signed by us for another purpose are refused', async () => {
    const clock = createClock()
    const tokens = createTokens({ secrets: [TOKEN_SECRET], now: clock.now })
    const exp = Math.floor(clock.now().getTime() / 1000) + 60
    const foreign = await new SignJWT({ conv: 'c', user: 'u', origin: null, lang: 'ar' })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('conversation')
      .setIssuer('somebody else')
      .setExpirationTime(exp)
      .sign(Buffer.from(TOKEN_SECRET))
    expect(await tokens.verify(foreign, 'conversation')).toBeNull()
  })

  test('cannot be made without a secret', () => {
    expect(() => createTokens({ secrets: [], now: createClock().now })).toThrow('at least one secret')
  })
})
