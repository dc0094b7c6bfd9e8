import { readdirSync, readFileSync } from 'node:fs'
import type { World } from './world.js'

/** Resident memory of the first process, in MB. */
export function rssMb({ service }: World): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kb) / 1024)
}

/** Files and sockets that it holds open. */
export const handles = ({ service }: World): number => readdirSync(`/proc/${service.pid}/fd`).length
