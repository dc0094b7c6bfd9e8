import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchAnswers, type AnswersOptions } from './answers/answers.js'
import { benchBoot } from './boot.js'
import { benchContent } from './content.js'
import { benchDesk } from './desk.js'
import { runSecurity } from './security.js'
import { benchLoad, type LoadOptions } from './load/load.js'
import { benchTurns } from './turns.js'
import type { WebhookOptions } from './webhook-side.js'
import { benchWebhooks } from './webhooks.js'
import { benchWidget } from './widget-size.js'

type Options = AnswersOptions & WebhookOptions & LoadOptions

/**
 * `npm run bench [-- part …]`: measures each part beside a peer or a bare baseline and prints one JSON object. For `answers`,
 * `--data DIR` adds the question sets of a folder, of which `--sets oman,banking77` takes those with such a name,
 * `--entries 1000,100000` says how many generated entries to teach, and `--resume FILE` keeps what is done for the next run.
 * `security` runs only when it is asked for: it writes docs/security.md. For `webhooks`, `--messages` and `--rounds` say how many.
 * For `load`, `--only sockets,reach,processes,growth` takes some of its parts.
 */
const PARTS: Readonly<Record<string, (options: Options) => unknown>> = {
  answers: benchAnswers,
  boot: benchBoot,
  content: benchContent,
  desk: benchDesk,
  security: runSecurity,
  load: benchLoad,
  turns: benchTurns,
  webhooks: benchWebhooks,
  widget: benchWidget,
}

const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    entries: { type: 'string' },
    sets: { type: 'string' },
    only: { type: 'string' },
    resume: { type: 'string' },
    messages: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
  },
})
const options: Options = {
  ...values,
  entries: values.entries?.split(',').map(Number),
  sets: values.sets?.split(','),
  only: values.only?.split(','),
  messages: Number(values.messages),
  rounds: Number(values.rounds),
}
const unknown = asked.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  process.stderr.write(`no such part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}\n`)
  process.exit(2)
}

const results: Record<string, unknown> = {
  at: new Date().toISOString(),
  node: process.version,
  cores: cpus().length,
}
for (const [name, bench] of Object.entries(PARTS)) {
  if (asked.length > 0 ? !asked.includes(name) : name === 'security') continue
  process.stderr.write(`${name} …\n`)
  results[name] = await bench(options)
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
