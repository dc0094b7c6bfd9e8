import { expect, test } from '@jest/globals'
import { runTelegramWay } from '../../bench/telegram-way.js'

/** `npm run bench -- webhooks` does the same with ten thousand. */
const SOME = { messages: 300, people: 30 }

test('messages that come twice and late each belong to one turn, in order, and each turn is answered once', async () => {
  const { turns, seconds, messages, ...faults } = await runTelegramWay({
    ...SOME,
    chaos: { duplicates: 0.3, late: 1_000 },
    seed: 7,
  })
  expect(messages).toBe(300)
  expect(turns).toBeGreaterThan(0)
  expect(faults).toEqual({ lost: 0, takenTwice: 0, outOfOrder: 0, shownTwice: 0, tooEarly: 0, receiptsLost: 0 })
  expect(seconds).toBeGreaterThan(0)
})

test('with a tenth of the sends failing, every turn is answered once, and nothing goes before Telegram’s wish is over', async () => {
  const chaos = { duplicates: 0.1, late: 200, failing: 0.1 }
  const { lost, takenTwice, shownTwice, tooEarly } = await runTelegramWay({ ...SOME, chaos, seed: 11 })
  expect({ lost, takenTwice, shownTwice, tooEarly }).toEqual({ lost: 0, takenTwice: 0, shownTwice: 0, tooEarly: 0 })
})
