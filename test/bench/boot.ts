import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child.js'
import { median, rounded } from './statistics.js'
import { openVisitor } from './visitor.js'

const STARTS = 5
/** Milliseconds of rest before memory counts as idle. */
const IDLE = 30_000

/**
 * Milliseconds from start to listening and to the first answer, and of processor time until then: the first start trains,
 * later ones read the model. `idleMb`: resident memory once nobody has asked anything for a while.
 */
export async function benchBoot() {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  try {
    const first = await start(data)
    const later = []
    for (let i = 0; i < STARTS; i++) later.push(await start(data))
    return {
      firstStart: first,
      laterStarts: {
        n: STARTS,
        listeningMs: rounded(median(later.map(({ listeningMs }) => listeningMs))),
        firstAnswerMs: rounded(median(later.map(({ firstAnswerMs }) => firstAnswerMs))),
        cpuMs: rounded(median(later.map(({ cpuMs }) => cpuMs))),
        answeredMb: rounded(median(later.map(({ answeredMb }) => answeredMb))),
        idleMb: rounded(median(later.map(({ idleMb }) => idleMb))),
      },
    }
  } finally {
    rmSync(data, { recursive: true })
  }
}

async function start(data: string) {
  const startedAt = performance.now()
  const service = await startChild('src/cli/nafidha.js', ['start'], { DATA_DIR: data, PORT: '0' })
  try {
    const visitor = await openVisitor(service.url)
    await visitor.ask('بكم تجديد البطاقة؟')
    const firstAnswerMs = rounded(performance.now() - startedAt)
    visitor.close()
    const cpuMs = service.cpuMs()
    const answeredMb = rounded(service.rssMb())
    await new Promise((resolve) => setTimeout(resolve, IDLE))
    return { listeningMs: rounded(service.bootMs), firstAnswerMs, cpuMs, answeredMb, idleMb: rounded(service.rssMb()) }
  } finally {
    await service.stop()
  }
}
