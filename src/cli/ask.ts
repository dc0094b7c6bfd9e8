import { EXIT } from './exit.js'
import { say, settings } from './settings.js'
import { openTalk } from './talk.js'

/** Prints what a citizen would be answered. */
export async function ask(_options: unknown, question: string): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const talk = await openTalk(config)
  for (const line of await talk.say(question)) say(line)
  await talk.close()
  return EXIT.ok
}
