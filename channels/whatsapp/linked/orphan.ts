import { readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Ends a process and those of its group; one that is gone already is no fault. */
export function endGroup(pid: number): void {
  for (const target of [-pid, pid])
    try {
      process.kill(target, 'SIGKILL')
    } catch {
      // It is gone.
    }
}

/**
 * Ends the browser that a killed service left on its profile: it would keep the next one out. Only where the process that
 * the profile's lock names really runs on that profile.
 */
export function endOrphan(profile: string): void {
  const pid = holderOf(profile)
  if (pid !== null && runsOn(pid, profile)) endGroup(pid)
}

/** Chromium's lock is a link to the name of the machine and the number of the process. */
function holderOf(profile: string): number | null {
  try {
    const [, pid] = /-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock'))) ?? []
    return pid === undefined ? null : Number(pid)
  } catch {
    return null
  }
}

function runsOn(pid: number, profile: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`)
  } catch {
    return false
  }
}
