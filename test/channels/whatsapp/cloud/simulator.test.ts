import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from '@jest/globals'
import { isSigned } from '../../../../channels/whatsapp/cloud/signature.js'
import type { PhoneView } from '../../../../channels/whatsapp/cloud/simulator/phone-view.js'
import {
  createWhatsAppSimulator,
  type SimulatorOptions,
} from '../../../../channels/whatsapp/cloud/simulator/simulator.js'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

async function startSimulator(options: SimulatorOptions = {}) {
  const simulator = createWhatsAppSimulator(options)
  open.push(simulator)
  const url = await simulator.listen()
  const { phoneNumberId, accessToken } = simulator.settings
  const salma = simulator.phones.at('96891111111')
  simulator.acts.text(salma, 'السلام عليكم')
  const post = async (path: string, body: unknown, token = accessToken) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const answer = (await response.json()) as { error?: { code: number }; messages?: { id: string }[] }
    return { status: response.status, code: answer.error?.code ?? null, id: answer.messages?.[0]?.id }
  }
  const base = { messaging_product: 'whatsapp', to: salma.phone }
  const send = (message: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    post(`/v25.0/${phoneNumberId}/messages`, { ...base, ...message, ...more })
  return { simulator, url, salma, post, send }
}

const text = (body: string) => ({ type: 'text', text: { body } })
const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const buttons = (...all: unknown[]) => ({
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'x' }, action: { buttons: all } },
})
const rows = (count: number, title = 'صف') =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i}`, title: `${title} ${i}` }))
const list = (sections: unknown, button = 'اختر') => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'x' }, action: { button, sections } },
})

describe('the simulated Graph API', () => {
  test('takes what Meta takes', async () => {
    const { send } = await startSimulator()
    for (const good of [
      text('أهلا'),
      text('ا'.repeat(4_096)),
      buttons(reply('1', 'نعم'), reply('2', 'لا'), reply('3', 'ا'.repeat(20))),
      list([{ rows: rows(10) }]),
    ])
      expect(await send(good)).toMatchObject({ status: 200, id: expect.stringMatching(/^wamid\./) })
  })

  test('refuses what Meta refuses: lengths, counts, what is not unique, what is missing, what it does not know', async () => {
    const { send } = await startSimulator()
    const long = 'ا'.repeat(21)
    const refused: [Record<string, unknown>, number][] = [
      [text('ا'.repeat(4_097)), 131009],
      [text(''), 131009],
      [text('  '), 131009],
      [{ type: 'text' }, 131008],
      [{ type: 'hologram' }, 131009],
      [{ ...text('x'), colour: 'red' }, 131009],
      [buttons(), 131009],
      [buttons(...['1', '2', '3', '4'].map((id) => reply(id, id))), 131009],
      [buttons(reply('1', long)), 131009],
      [buttons(reply('1', 'نعم'), reply('2', 'نعم')), 131009],
      [buttons(reply('1', 'نعم'), reply('1', 'لا')), 131009],
      [list([{ rows: rows(11) }]), 131009],
      [list([{ rows: rows(5) }, { rows: rows(5) }]), 131009],
      [list([{ rows: rows(1, 'ا'.repeat(24)) }]), 131009],
      [list([{ rows: rows(1) }], long), 131009],
      [{ ...text('x'), to: undefined }, 131008],
      [{ ...text('x'), recipient: 'OM.1' }, 131008],
      [{ ...text('x'), to: '96824000000' }, 131021],
      [{ ...text('x'), to: '96899999999' }, 131026],
      [{ ...text('x'), biz_opaque_callback_data: 'x'.repeat(513) }, 131009],
      [{ type: 'image', image: { id: '123456' } }, 131009],
    ]
    for (const [message, code] of refused) expect([message, (await send(message)).code]).toEqual([message, code])
  })

  test('knows its token and its versions', async () => {
    const { post, simulator } = await startSimulator()
    const path = `/${simulator.settings.phoneNumberId}/messages`
    expect(await post(`/v25.0${path}`, {}, 'another')).toMatchObject({ status: 401, code: 190 })
    const old = await fetch(`${(await startSimulator()).url}/v20.0${path}`, { method: 'POST' })
    expect(old.status).toBe(404)
  })

  test('counts: to one person, for the number, for the account', async () => {
    let at = Date.parse('2026-11-23T08:00:00Z')
    const rates = { number: 1_000, account: 1_000, pair: { burst: 2, every: 6_000 } }
    const { send } = await startSimulator({ rates, now: () => new Date(at) })
    const codes = async (count: number) => {
      const all = []
      for (let i = 0; i < count; i += 1) all.push((await send(text('x'))).code)
      return all
    }
    expect(await codes(3)).toEqual([null, null, 131056])
    at += 6_000
    expect(await codes(2)).toEqual([null, 131056])
    const tight = { ...rates, pair: { burst: 99, every: 1 } }
    const numbered = await startSimulator({ rates: { ...tight, number: 1 }, now: () => new Date(at) })
    expect([(await numbered.send(text('x'))).code, (await numbered.send(text('x'))).code]).toEqual([null, 130429])
    const accounted = await startSimulator({ rates: { ...tight, account: 1 }, now: () => new Date(at) })
    expect([(await accounted.send(text('x'))).code, (await accounted.send(text('x'))).code]).toEqual([null, 80007])
  })
})

describe('the simulated webhooks', () => {
  async function listen(accept: (count: number) => boolean) {
    const bodies: Buffer[] = []
    const signatures: (string | undefined)[] = []
    const server = createServer(async (request, response) => {
      if (request.method === 'GET') {
        const { searchParams } = new URL(request.url ?? '', 'http://x')
        return void response.end(searchParams.get('hub.challenge'))
      }
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      bodies.push(Buffer.concat(chunks))
      signatures.push(String(request.headers['x-hub-signature-256']))
      response.writeHead(accept(bodies.length) ? 200 : 503).end()
    }).listen(0, '127.0.0.1')
    open.push({ close: () => server.close() })
    await once(server, 'listening')
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, bodies, signatures }
  }

  test('are signed over bytes that hold nothing but ASCII, and come again until they are acknowledged', async () => {
    const hook = await listen((count) => count > 2)
    const simulator = createWhatsAppSimulator()
    open.push(simulator)
    expect(await simulator.subscribe(hook.url)).toBe(true)
    simulator.acts.text(simulator.phones.at('96891111111'), 'مرحبا')
    await simulator.webhooks.idle()
    expect(hook.bodies).toHaveLength(3)
    const { appSecret } = simulator.settings
    expect(hook.bodies.every((body, i) => isSigned(body, hook.signatures[i], [appSecret]))).toBe(true)
    expect(hook.bodies[0]?.every((byte) => byte < 0x80)).toBe(true)
    expect(simulator.webhooks.counts()).toEqual({ acknowledged: 1, refused: 2 })
  })

  test('are as unkind as its seed says, and the same seed says the same', async () => {
    const run = async (seed: number) => {
      const hook = await listen(() => true)
      const simulator = createWhatsAppSimulator({ seed, chaos: { duplicates: 0.5 } })
      open.push(simulator)
      await simulator.subscribe(hook.url)
      const phone = simulator.phones.at('96891111111')
      for (let i = 0; i < 20; i += 1) {
        simulator.acts.text(phone, String(i))
        await simulator.webhooks.idle()
      }
      return hook.bodies.map((body) => /"body":"(\d+)"/.exec(body.toString())?.[1])
    }
    const first = await run(5)
    expect(first.length).toBeGreaterThan(20)
    expect(await run(5)).toEqual(first)
    expect(await run(6)).not.toEqual(first)
  })

  test('name a citizen with a username by the id alone', async () => {
    const hook = await listen(() => true)
    const simulator = createWhatsAppSimulator()
    open.push(simulator)
    await simulator.subscribe(hook.url)
    simulator.acts.text(simulator.phones.at('96895555555', { hidden: true }), 'x')
    await simulator.webhooks.idle()
    expect(hook.bodies.join('')).not.toContain('96895555555')
    expect(hook.bodies.join('')).toMatch(/"user_id":"OM\.\d+"/)
  })
})

describe('a phone by the control API', () => {
  const act = (url: string, what: string, body: unknown, method = 'POST') =>
    fetch(`${url}/sim/phones/96891234567${what}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  test('writes, taps, shares places and files, reacts, and shows what the service sent', async () => {
    const { url, simulator, send } = await startSimulator()
    expect(await (await act(url, '', { name: 'علي' }, 'PUT')).json()).toMatchObject({
      phone: '96891234567',
      name: 'علي',
    })
    expect((await act(url, '/text', { text: 'هلا' })).status).toBe(200)
    await send(buttons(reply('yes', 'نعم')), { to: '96891234567' })
    const { messages } = (await (await fetch(`${url}/sim/phones/96891234567`)).json()) as PhoneView
    const shown = messages.at(-1)
    expect(shown).toMatchObject({ from: 'service', text: 'x', buttons: [{ id: 'yes', title: 'نعم' }] })
    expect((await act(url, '/tap', { message: shown?.id, choice: 'yes' })).status).toBe(200)
    expect((await act(url, '/tap', { message: shown?.id, choice: 'no' })).status).toBe(409)
    expect((await act(url, '/location', { latitude: 23.6, longitude: 58.2 })).status).toBe(200)
    expect((await act(url, '/reaction', { message: shown?.id, emoji: '👍' })).status).toBe(200)
    expect((await act(url, '/dance', {})).status).toBe(404)
    expect((await act(url, '/text', { words: 'x' })).status).toBe(400)
    const photo = await fetch(`${url}/sim/phones/96891234567/file?kind=image&name=x.png`, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: Buffer.from('png'),
    })
    expect(photo.status).toBe(200)
    const phone = simulator.phones.at('96891234567')
    const file = phone.messages.at(-1)?.file
    expect(await (await fetch(`${url}/sim/media/${file?.id}`)).text()).toBe('png')
    expect(phone.messages.map(({ text: words, location }) => words || location)).toEqual([
      'هلا',
      'x',
      'نعم',
      { latitude: 23.6, longitude: 58.2 },
      null,
    ])
    expect(phone.messages[1]?.reaction).toBe('👍')
  })

  test('is followed as a stream: what it shows now, and again after each change', async () => {
    const { url, simulator } = await startSimulator()
    const response = await fetch(`${url}/sim/phones/96891234567/events`)
    const reader = response.body?.getReader()
    const next = async () => {
      const { value } = (await reader?.read()) ?? {}
      return JSON.parse(
        Buffer.from(value ?? [])
          .toString()
          .replace(/^data: /, ''),
      ) as PhoneView
    }
    expect((await next()).messages).toEqual([])
    simulator.acts.text(simulator.phones.at('96891234567'), 'هلا')
    expect((await next()).messages.map((message) => message.text)).toEqual(['هلا'])
    await reader?.cancel()
  })
})
