import { afterEach, describe, expect, test } from '@jest/globals'
import { createMetrics } from '../../src/metrics/metrics.js'
import { serve, type Served } from '../channels/web/serve.js'

const TOKEN = 'token-of-prometheus-0123456789-abcdef'
let served: Served | null = null
afterEach(() => served?.close())

async function ask(metricsTokens: readonly string[], headers: Record<string, string> = {}) {
  served = await serve({ http: { figures: { metrics: createMetrics(), metricsTokens } } })
  const response = await fetch(`${served.base}/metrics`, { headers })
  return { status: response.status, text: await response.text() }
}

describe('the figures for Prometheus', () => {
  test('are told to this machine where no token is set', async () => {
    const { status, text } = await ask([])
    expect(status).toBe(200)
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(text).toContain('# TYPE nafidha_ack_seconds histogram')
  })

  test.each([{ 'x-forwarded-for': '203.0.113.5' }, { forwarded: 'for=203.0.113.5' }])(
    'are refused to whoever comes through a proxy on this machine: %o',
    async (headers) => {
      const { status, text } = await ask([], headers)
      expect(status).toBe(403)
      expect(text).not.toContain('nodejs')
    },
  )

  test('are told to whoever has one of the tokens, and to nobody else', async () => {
    const tokens = [TOKEN, 'the-token-that-comes-after-0123456789']
    for (const token of tokens) {
      expect((await ask(tokens, { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.5' })).status).toBe(
        200,
      )
      await served?.close()
    }
    for (const authorization of ['', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, 'Bearer ']) {
      const { status, text } = await ask(tokens, { authorization })
      expect(status).toBe(401)
      expect(text).not.toContain('nodejs')
      await served?.close()
    }
  })
})
