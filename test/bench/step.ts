const SECOND = 1_000

/**
 * One step of a long measurement: it says on standard error when it begins and how long it took, and one that is not
 * through after so many seconds ends the run with an error that names it.
 */
export async function step<Result>(name: string, seconds: number, work: () => Promise<Result>): Promise<Result> {
  process.stderr.write(`  ${name} …\n`)
  const startedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`"${name}" was not through after ${seconds} s`)), seconds * SECOND)
  })
  try {
    return await Promise.race([work(), tooLong])
  } finally {
    clearTimeout(timer)
    process.stderr.write(`  ${name}: ${((performance.now() - startedAt) / SECOND).toFixed(1)} s\n`)
  }
}
