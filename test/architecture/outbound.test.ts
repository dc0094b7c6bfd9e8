import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'

/** Who else may open a connection, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'channels/outbound/outbound.ts': 'the one way out',
  'channels/outbound/guarded-agents.ts': 'the agents of it',
  'channels/telegram/telegram-channel.ts': 'telegraf, which is given those agents',
  'channels/telegram/mapping.ts': 'types of telegraf',
  'channels/telegram/api.ts': 'types and errors of telegraf',
  'channels/telegram/simulator/webhook-sender.ts':
    'stands for Telegram: calls the service that it is told of, on this machine',
  'channels/whatsapp/cloud/simulator/simulator.ts':
    'stands for Meta: calls the service that it is told of, on this machine',
  'channels/whatsapp/cloud/simulator/webhooks.ts':
    'stands for Meta: calls the service that it is told of, on this machine',
  'channels/whatsapp/linked/device.ts': 'whatsapp-web.js, in a process of its own: Chromium speaks to WhatsApp',
  'channels/whatsapp/linked/child.ts': 'starts it',
  'channels/whatsapp/linked/library-message.ts': 'types of it',
  'src/desk/auth/provider.ts': 'openid-client, which is given the one way out',
  'src/live/redis.ts': 'Redis, at the address of the settings',
  'src/live/redis-cluster.ts': 'Redis, at the address of the settings',
  'src/store/copy/postgres-draft.ts': 'Postgres, at the address that the operator names',
  'src/store/copy/postgres-source.ts': 'Postgres, at the address that the operator names',
  'src/store/postgres.ts': 'Postgres, at the address of the settings',
}
/** Pages: what they ask is bound by their browser and our content security policy. */
const PAGES = /^(channels\/web\/widget|channels\/try\/page|src\/desk\/ui)\//

/** What opens a connection to somebody else. */
const WAYS = [
  /(?<![.#\w])fetch\(/,
  /\bhttps?\.(request|get)\(/,
  /import \{[^}]*\b(request|get|connect|createConnection|Agent)\b[^}]*\} from 'node:(https?|http2|net|tls|dgram)'/,
  /from 'node:(tls|dgram|http2)'/,
  /from '(undici|node-fetch|axios|got|ky|telegraf|openid-client|pg|redis|whatsapp-web\.js|puppeteer[\w-]*)'/,
  /import\('(undici|node-fetch|axios|got|telegraf|openid-client|pg|redis|whatsapp-web\.js|puppeteer[\w-]*)'\)/,
  /\bnew (WebSocket|EventSource|XMLHttpRequest)\(/,
]

const code = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(src|channels|bots|dialogs|knowledge)\//.test(file) && !PAGES.test(file))

describe('a connection to somebody else', () => {
  test('is opened by channels/outbound and by nothing else but the exceptions named here', () => {
    const others = code.filter((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8')
      return WAYS.some((way) => way.test(text))
    })
    expect(others.filter((file) => !(file in EXCEPTIONS))).toEqual([])
    expect(Object.keys(EXCEPTIONS).filter((file) => !others.includes(file))).toEqual([])
  })
})
