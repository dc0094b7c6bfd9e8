import { SIDES } from './webhook-sides.js'

/** A provider in a process of its own, so that its work delays nobody's clock: `webhook-provider.js SIDE PORT`. */
const [name, port] = process.argv.slice(2)
const side = SIDES.find((each) => each.name === name)
if (!side) throw new Error(`no such provider: ${name}`)
process.stdout.write(`${await side.provider(Number(port))}\n`)
process.once('SIGTERM', () => process.exit(0))
