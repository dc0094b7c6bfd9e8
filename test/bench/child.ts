import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../../src/root.js'

/** A program under measurement, in a process of its own. */
export interface Child {
  readonly url: string
  /** Milliseconds from its start until it said that it runs. */
  readonly bootMs: number
  /** Resident memory now, megabytes. */
  rssMb(): number
  /** Processor time used so far by all its threads, milliseconds. */
  cpuMs(): number
  stop(): Promise<void>
}

/** Milliseconds in which a program that was told to end has done so. */
const PATIENCE = 15_000

/** Starts a built program and waits for the first web address that it prints. */
export async function startChild(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Child> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [join(ROOT, 'dist', script), ...args], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await firstAddress(child, script)
  const bootMs = performance.now() - startedAt
  return {
    url,
    bootMs,
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    cpuMs: () => cpuMs(readFileSync(`/proc/${child.pid}/stat`, 'utf8')),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const stuck = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
      await gone
      clearTimeout(stuck)
    },
  }
}

/** The kernel counts in hundredths of a second; the program's name, in brackets, may hold anything. */
function cpuMs(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function firstAddress(child: ChildProcess, script: string): Promise<string> {
  if (!child.stdout) throw new Error(`${script} has no output`)
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\/\/\S+/.exec(line) ?? []
    if (address) return address
  }
  throw new Error(`${script} ended before it ran`)
}
