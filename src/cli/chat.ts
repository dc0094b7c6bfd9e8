import { createInterface } from 'node:readline'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'
import { openTalk } from './talk.js'

/** Talks until the end of the input (Ctrl-D). */
export async function chat(): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const talk = await openTalk(config)
  const input = createInterface({ input: process.stdin, output: process.stderr, prompt: '> ' })
  complain('Type a message; Ctrl-D ends.')
  input.prompt()
  for await (const line of input) {
    if (line.trim() !== '') for (const reply of await talk.say(line)) say(reply)
    input.prompt()
  }
  await talk.close()
  return EXIT.ok
}
