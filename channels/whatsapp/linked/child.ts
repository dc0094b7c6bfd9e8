import { Device } from './device.js'
import { command, type Command, type DeviceEvent } from './wire.js'

/**
 * The process with the browser. It lives as long as its parent and its link: when either is lost, it ends, and the parent
 * starts another. The library is loaded here and nowhere else.
 */
const LAST_WORDS = 5_000
let device: Device | null = null
let ending = false

function tell(event: DeviceEvent): void {
  if (process.connected) process.send?.(event)
  if (event.kind === 'lost') void end(1)
}

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(code), LAST_WORDS).unref()
  await device?.stop().catch(() => undefined)
  process.exit(code)
}

async function start(options: Extract<Command, { kind: 'start' }>['options']): Promise<void> {
  const library = (await import('whatsapp-web.js')).default
  device = new Device({ library, options, tell })
  await device.start()
}

async function obey(told: Command): Promise<void> {
  switch (told.kind) {
    case 'start':
      return start(told.options)
    case 'stop':
      return end(0)
    case 'send': {
      const outcome =
        (await device?.send(told.chat, told.content)) ?? ({ kind: 'refused', reason: 'not started' } as const)
      return tell({ kind: 'sent', call: told.call, outcome })
    }
    case 'media': {
      const outcome = (await device?.fetchMedia(told.message).catch(() => null)) ?? ({ kind: 'later' } as const)
      return tell({ kind: 'media', call: told.call, outcome })
    }
    case 'ping':
      return tell({ kind: 'pong', call: told.call, state: (await device?.state()) ?? null })
    case 'typing':
      return device?.typing(told.chat)
    case 'seen':
      return device?.seen(told.chat)
  }
}

process.on('message', (message) => {
  const told = command.parse(message)
  obey(told).catch((error: unknown) => {
    // What the page says in its errors may be a citizen's: only what we were doing is told.
    if (told.kind === 'start') tell({ kind: 'lost', reason: reasonOf(error) })
  })
})
process.on('disconnect', () => void end(0))
process.on('unhandledRejection', () => tell({ kind: 'lost', reason: 'the library failed' }))

const reasonOf = (error: unknown): string =>
  String(error).includes('Failed to launch') ? 'Chromium could not be started' : 'WhatsApp’s page could not be opened'
