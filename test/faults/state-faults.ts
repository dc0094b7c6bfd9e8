import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault, Outcome } from './fault.js'
import { inWorld, judge } from './fault.js'
import { pause } from './service-process.js'
import { count, newPhones, settled, stream, write } from './traffic.js'
import { createWorld, eventually, type World } from './world.js'

const STATES = ['{"broken', 'null', '[]', '{"version":0}', '{"dialogs":{"dialogStack":[{"id":"gone","state":{}}]}}']

const oldStates: Fault = {
  name: 'corrupt or older stored state',
  how: `the states of ${STATES.length} conversations are replaced while the service is away: ${STATES.join(' ')}`,
  expected: 'set apart where it cannot be read, the dialog begins afresh, all answered, the transcript stays',
  smoke: true,
  run: ({ seed }) =>
    inWorld(createWorld({ seed }), async (world) => {
      const phones = newPhones(world, STATES.length)
      for (const phone of phones) write(world, phone)
      await settled(world, 60_000)
      await world.service.kill()
      const rows = await world.ledger.query('select id from conversations order by id')
      for (const [i, { id }] of rows.entries())
        await world.ledger.query(`update conversations set state = '${STATES[i] ?? ''}' where id = '${String(id)}'`)
      await world.service.start()
      for (const phone of phones) write(world, phone)
      await settled(world, 60_000)
      const set = await count(world, `quarantine where kind = 'state'`)
      return judge(world, { repeats: 0 }, [{ said: `${set} states set apart`, ok: set >= 1 }])
    }),
}

const SIZE = '48m'

const diskFull: Fault = {
  name: 'disk full',
  how: `the data folder is a disk of ${SIZE}B that another program fills, and empties again`,
  expected: 'webhooks get 503 and the provider repeats them; the process lives; all answered once there is room',
  smoke: false,
  run: async ({ seed }) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-small-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'nafidha-faults', dataDir], { stdio: 'ignore' })
    } catch {
      rmSync(dataDir, { recursive: true })
      return { measured: '', ok: true, skipped: 'no small disk can be mounted here' }
    }
    try {
      return await inWorld(createWorld({ seed, dataDir }), fillUp)
    } finally {
      execFileSync('umount', [dataDir])
      rmSync(dataDir, { recursive: true })
    }
  },
}

async function fillUp(world: World): Promise<Outcome> {
  const phones = newPhones(world, 30)
  await stream(world, { phones, messages: 30, rate: 20 })
  const ballast = join(world.dataDir, 'ballast')
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k'], { stdio: 'ignore' })
  } catch {
    // Full: that is what it is for.
  }
  const before = world.inward.passed.length
  await stream(world, { phones, messages: 60, rate: 20 })
  await pause(3_000)
  const met = world.inward.passed.slice(before)
  const refused = met.filter(({ status }) => status >= 500).length
  const pid = world.service.pid
  rmSync(ballast)
  const startedAt = performance.now()
  const back = await eventually(() => world.inward.passed.at(-1)?.status === 200, 30_000)
  return judge(world, { repeats: 30 }, [
    { said: `${refused} of ${met.length} webhooks refused while full`, ok: refused > 0 },
    { said: `taken again after ${Math.round(performance.now() - startedAt)} ms`, ok: back },
    { said: 'the process lived', ok: isAlive(pid) },
  ])
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const entry = (version: number) => `---
id: fault-trial
topic: identity
agency: rop
label: { ar: تجربة, en: Trial }
question:
  ar: ما هو رقم التجربة الحالي للخدمة؟
  en: What is the current trial number of the service?
---

## ar

رقم التجربة هو ${version}.

## en

The trial number is ${version}.
`

const reload: Fault = {
  name: 'content reloaded under load',
  how: 'a file of a content pack is saved again every two seconds while 20 messages a second come',
  expected: 'nobody waits for the training, nothing is lost; every entry given is a valid one',
  smoke: false,
  run: async ({ seed }) => {
    const pack = mkdtempSync(join(tmpdir(), 'nafidha-faults-pack-'))
    let version = 0
    const save = () => writeFileSync(join(pack, 'fault-trial.md'), entry((version += 1)))
    save()
    const timer = setInterval(save, 2_000)
    try {
      return await inWorld(createWorld({ seed, settings: { CONTENT_DIR: pack } }), async (world) => {
        await stream(world, { phones: newPhones(world, 60), messages: 400, rate: 20 })
        clearInterval(timer)
        return judge(world, { repeats: 0 }, [{ said: `saved ${version} times`, ok: version > 5 }])
      })
    } finally {
      clearInterval(timer)
      rmSync(pack, { recursive: true })
    }
  },
}

export const STATE_FAULTS: readonly Fault[] = [oldStates, diskFull, reload]
