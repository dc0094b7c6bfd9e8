import { pino } from 'pino'
import type { Activity } from '../../../channels/activity.js'
import type { Part, RawRequest } from '../../../channels/channel.js'
import { createTokens } from '../../../channels/web/tokens.js'
import { createWebChannel } from '../../../channels/web/web-channel.js'
import { channelContract, type ChannelHarness } from '../../contracts/channel-contract.js'
import { createMemoryService, noLimits } from './memory-service.js'
import { claims, createClock, SECRET, TOKEN_SECRET } from './serve.js'

const activityOf = (part: Part) => part.payload as Activity

async function start(): Promise<ChannelHarness> {
  const lines: string[] = []
  const clock = createClock()
  const service = createMemoryService(clock.now)
  const tokens = createTokens({ secrets: [TOKEN_SECRET], now: clock.now })
  const mine = claims()
  service.say(mine.conversation, { type: 'message', text: 'أهلا' })
  const channel = createWebChannel({
    log: service.log,
    files: service.files,
    tokens,
    limits: noLimits,
    now: clock.now,
    logger: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    allowedOrigins: [],
    directLineSecrets: [SECRET],
    publicUrl: null,
    gather: 300,
  })
  const { token } = await tokens.issue(mine, 'conversation')
  const stolen = (await tokens.issue({ ...mine, conversation: 'another' }, 'conversation')).token
  const request = (body: unknown, bearer: string | null = token): RawRequest => ({
    method: 'POST',
    path: `/v3/directline/conversations/${mine.conversation}/activities`,
    query: new URLSearchParams(),
    headers: { 'content-type': 'application/json', ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
    body: Buffer.from(JSON.stringify(body)),
    remoteAddress: '192.0.2.1',
  })
  const message = (text: string, clientActivityID: string) => ({
    type: 'message',
    text,
    channelData: { clientActivityID },
  })
  return {
    channel,
    message: async (text, id) => request(message(text, id)),
    unknownKind: async () => request({ type: 'event', name: 'something/new' }),
    forged: async (text) => [null, `${token}x`, stolen, 'abc'].map((bearer) => request(message(text, 'f'), bearer)),
    textOf: (part) => activityOf(part).text ?? '',
    labelsOf: (part) => activityOf(part).suggestedActions?.actions.map(({ title }) => title) ?? [],
    bold: (words) => `**${words}**`,
    italic: (words) => `*${words}*`,
    link: (words, url) => `[${words}](<${url}>)`,
    bullet: '- ',
    neutral: (words) => words,
    secrets: [SECRET, TOKEN_SECRET, token, stolen],
    logged: () => lines.join(''),
  }
}

channelContract('web', start)
