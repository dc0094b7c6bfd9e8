import { CitizenBot } from '../../bots/citizen-bot.js'
import { DEADLY } from './deadly.js'

/** The service, but for one message: in its turn the process is gone, as where memory has run out. */
const run = Object.getOwnPropertyDescriptor(CitizenBot.prototype, 'run')?.value as CitizenBot['run']
CitizenBot.prototype.run = async function (context) {
  if (context.activity.text === DEADLY) process.kill(process.pid, 'SIGKILL')
  return run.call(this, context)
}
await import('../../src/cli/nafidha.js')
