import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import type { Part } from '../../../../channels/channel.js'
import { createLinkedChannel } from '../../../../channels/whatsapp/linked/linked-channel.js'
import { linkedPart } from '../../../../channels/whatsapp/linked/parts.js'
import { outboundContract } from '../../../contracts/channel-contract.js'
import { silent } from '../../../contracts/store.js'

const channel = createLinkedChannel({
  dataPath: '/nowhere',
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

const textOf = (part: Part): string => {
  const { kind, payload } = linkedPart.parse(part)
  return kind === 'text' ? payload.text : ''
}

outboundContract('whatsapp-linked', async () => ({
  channel,
  textOf,
  labelsOf: (part) => [...textOf(part).matchAll(/^\d+\. (.+)$/gm)].map(([, label = '']) => label),
  bold: (words) => `*${words}*`,
  italic: (words) => `_${words}_`,
  link: (words, url) => `${words}: ${url}`,
  bullet: '- ',
  neutral: () => '∗stars∗ ˍlinesˍ ∼waves∼ ˋticksˋ <b>tags</b> [text](https://evil.example)',
}))

test('whatsapp-linked: nothing comes by HTTP', async () => {
  const request = { method: 'POST', path: '/', query: new URLSearchParams(), headers: {}, body: new Uint8Array() }
  const { response, activities } = await channel.receive({ ...request, remoteAddress: '192.0.2.1' })
  expect([response.status, activities]).toEqual([404, []])
})
