import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import type { Answer } from '../../src/desk/answer.js'
import { createStore } from '../../src/store/store.js'
import { createClock, silent } from '../contracts/store.js'
import { createScriptedChannel } from '../conversation/scripted.js'
import { askingTurn, type DeskStage, openDeskStage } from './desk-stage.js'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

export const MINUTE = 60_000

/** A desk on SQLite, closed after the test. */
export async function stageOf(channel = createScriptedChannel('chat'), log = silent): Promise<DeskStage> {
  const clock = createClock()
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-desk-'))
  const store = await createStore({ url: undefined, dataDir, log: silent, now: clock.now })
  const stage = await openDeskStage({ store, clock, turn: askingTurn, channel, log })
  closing.push(async () => {
    await stage.stop()
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return stage
}

export const value = <T>(answer: Answer): T => {
  if (answer.kind !== 'found') throw new Error(`not found: ${JSON.stringify(answer)}`)
  return answer.value as T
}
export const code = (answer: Answer): string => (answer.kind === 'refused' ? answer.error.code : answer.kind)
export const referenceOf = async (stage: DeskStage, conversation = 'c1') =>
  (await stage.store.desk.lists.ofConversation(conversation))[0]?.reference ?? 'NONE'
export const send = (text: string, clientId = 'm1') => ({ clientId, text })
