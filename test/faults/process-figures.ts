import { readdirSync, readFileSync } from 'node:fs'
import type { World } from './world.js'

/** Resident memory of the first process, in MB. */
export function rssMb({ service }: World): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kb) / 1024)
}

/** Files and sockets that it holds open. */
export const handles = ({ service }: World): number => readdirSync(`/proc/${service.pid}/fd`).length

/** A figure of the first process's own, by its name in /metrics. */
export async function figure({ service }: World, name: string): Promise<number> {
  const text = await (await fetch(`${service.origin}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
}
