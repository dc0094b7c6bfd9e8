import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Channel, isPoller, type Poller, type Registering, registers } from '../../channels/channel.js'
import type { ChannelWatch } from './channel-watch.js'
import type { Keep } from './receive.js'

export interface IntakeDeps {
  readonly channels: ReadonlyMap<string, Channel>
  readonly keep: Keep
  readonly watch: Pick<ChannelWatch, 'trouble'>
  readonly log: Logger
}

/** Milliseconds after a fault: doubles from the first to the longest, and starts anew when it works. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/** Keeps every channel's way in open: tells its provider where we are, and asks it for what is new. */
export interface Intake {
  start(): void
  /** Asks nobody any more; what was given is stored. */
  stop(): Promise<void>
}

export function createIntake(deps: IntakeDeps): Intake {
  const over = new AbortController()
  const loops: Promise<void>[] = []
  return {
    start() {
      for (const channel of deps.channels.values()) {
        if (registers(channel)) loops.push(keepRegistered(deps, channel, over.signal))
        if (isPoller(channel)) loops.push(keepPolling(deps, channel, over.signal))
      }
    },
    async stop() {
      over.abort()
      await Promise.all(loops)
    },
  }
}

async function keepRegistered(deps: IntakeDeps, channel: Channel & Registering, over: AbortSignal): Promise<void> {
  for (let wait = FIRST_WAIT; !over.aborted; wait = longer(wait)) {
    const trouble = await registered(deps, channel, over)
    if (trouble === null || over.aborted) return
    report(deps, channel, trouble)
    await pauseUnless(over, wait)
  }
}

async function registered({ log }: IntakeDeps, channel: Channel & Registering, over: AbortSignal) {
  try {
    return (await channel.register(over)).trouble
  } catch (error) {
    log.error({ err: error, channel: channel.name }, 'a channel could not be registered')
    return over.aborted ? null : 'it could not be registered: a fault of ours, see the log'
  }
}

async function keepPolling(deps: IntakeDeps, channel: Channel & Poller, over: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT
  while (!over.aborted) {
    const asked = await pollOnce(deps, channel, over)
    if (asked === 'fault') await pauseUnless(over, wait)
    else if (asked !== null) await pauseUnless(over, asked)
    wait = asked === 'fault' ? longer(wait) : FIRST_WAIT
  }
}

/** Milliseconds to wait before the next call, null for none; `fault`: with growing patience. */
async function pollOnce(
  deps: IntakeDeps,
  channel: Channel & Poller,
  over: AbortSignal,
): Promise<number | null | 'fault'> {
  try {
    const { confirm, wait, trouble, ...arrivals } = await channel.poll(over)
    await deps.keep(channel, arrivals)
    confirm()
    if (trouble !== null && !over.aborted) report(deps, channel, trouble)
    return wait
  } catch (error) {
    if (!over.aborted) deps.log.error({ err: error, channel: channel.name }, 'what a channel brought in was not stored')
    return 'fault'
  }
}

function report({ watch, log }: IntakeDeps, { name: channel }: Channel, trouble: string): void {
  watch.trouble(channel, trouble)
  log.warn({ channel, trouble }, 'a channel has trouble')
}

const longer = (wait: number): number => Math.min(wait * 2, LONGEST_WAIT)

/** Wakes early when all is over. */
async function pauseUnless(over: AbortSignal, milliseconds: number): Promise<void> {
  await pause(milliseconds, undefined, { signal: over }).catch(() => undefined)
}
