import { expect, test } from '@jest/globals'
import { createReadiness } from '../../src/readiness.js'

test('a process is ready while its database answers, and until it stops', async () => {
  const store = { ping: () => Promise.resolve() }
  const readiness = createReadiness(store)
  expect(await readiness.waitingFor()).toEqual([])
  store.ping = () => Promise.reject(new Error('connection refused'))
  expect(await readiness.waitingFor()).toEqual(['the database does not answer'])
  store.ping = () => Promise.resolve()
  readiness.drain()
  expect(await readiness.waitingFor()).toEqual(['it is stopping'])
})
