import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../desk/ui/desk-page.js'
import { runDesk, whyNoProgram, type Person, type RunningDesk } from '../desk/ui/running-desk.js'

/** The running service, an agent signed in at its desk, and a citizen on a page of its own; new for each test. */
export interface BothSides {
  readonly browser: Browser
  readonly running: RunningDesk
  readonly agent: Person
  readonly citizen: Person
  /** The agent's browser has gone: they sign in again in another. */
  agentComesBack(): Promise<void>
}

export interface BothSidesOptions {
  /** Of the agent, as citizens read it. */
  readonly name?: string
  /** What is done with both pages before each test. */
  readonly prepare?: (sides: Present) => Promise<unknown>
  /** Milliseconds for each of setting up and clearing away. */
  readonly patience: number
}

type Present = Omit<BothSides, 'agentComesBack'>

/** Called inside a `describe`: sets both sides up before each of its tests, and clears them away; no page may complain. */
export function setUpBothSides({ name = 'سلمى', prepare, patience }: BothSidesOptions): BothSides {
  let browser: Browser | undefined
  let sides: Present | undefined
  beforeAll(async () => {
    const missing = whyNoProgram()
    if (missing) throw new Error(missing)
    browser = await launchBrowser()
  }, patience)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    if (!browser) throw new Error('there is no browser')
    const running = await runDesk()
    const agent = await running.firstAgent(browser, name)
    sides = { browser, running, agent, citizen: await running.visitor(browser) }
    await prepare?.(sides)
  }, patience)
  afterEach(async () => {
    const { running, agent, citizen } = now()
    const complaints = [...agent.complaints, ...citizen.complaints]
    await Promise.all([agent.kill(), citizen.kill()])
    await running.stop()
    sides = undefined
    expect(complaints).toEqual([])
  }, patience)
  const now = (): Present => {
    if (!sides) throw new Error('both sides are there only while a test runs')
    return sides
  }
  return {
    get browser() {
      return now().browser
    },
    get running() {
      return now().running
    },
    get agent() {
      return now().agent
    },
    get citizen() {
      return now().citizen
    },
    async agentComesBack() {
      const { running, browser: own, ...rest } = now()
      sides = { ...rest, running, browser: own, agent: await running.signedIn(own, 'first') }
    },
  }
}
