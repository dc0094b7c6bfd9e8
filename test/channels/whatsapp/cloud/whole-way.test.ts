import { expect, test } from '@jest/globals'
import { runWhatsAppWay } from '../../../bench/whatsapp-way.js'

/** `npm run bench -- webhooks` does the same with ten thousand. */
const SOME = { messages: 300, people: 30 }

test('messages that come twice, late and shuffled each belong to one turn, in order, and each turn is answered once', async () => {
  const chaos = { duplicates: 0.3, late: 2_000, batch: 5, disorder: 0.3 }
  const { turns, seconds, messages, ...faults } = await runWhatsAppWay({ ...SOME, chaos, seed: 7 })
  expect(messages).toBe(300)
  expect(turns).toBeGreaterThan(0)
  expect(faults).toEqual({ lost: 0, takenTwice: 0, outOfOrder: 0, shownTwice: 0 })
  expect(seconds).toBeGreaterThan(0)
})

test('with a tenth of the sends failing and some answers lost, every turn is still answered, and none twice', async () => {
  const chaos = { duplicates: 0.1, late: 500, batch: 5, failing: 0.1, lost: 0.03 }
  const { lost, takenTwice, shownTwice } = await runWhatsAppWay({ ...SOME, chaos, seed: 11 })
  expect({ lost, takenTwice, shownTwice }).toEqual({ lost: 0, takenTwice: 0, shownTwice: 0 })
})
