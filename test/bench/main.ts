import { cpus } from 'node:os'
import { benchBoot } from './boot.js'
import { benchContent } from './content.js'
import { benchTurns } from './turns.js'
import { benchWidget } from './widget-size.js'

/** `npm run bench [-- part …]`: measures each part beside a peer or a bare baseline and prints one JSON object. */
const PARTS: Readonly<Record<string, () => unknown>> = {
  boot: benchBoot,
  content: benchContent,
  turns: benchTurns,
  widget: benchWidget,
}

const asked = process.argv.slice(2)
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
  if (asked.length > 0 && !asked.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  results[name] = await bench()
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
