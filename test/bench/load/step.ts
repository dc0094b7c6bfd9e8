/**
 * One step of a measurement: says on standard error that it begins and how long it took, and fails where it takes longer than
 * that many seconds, so that a message which nobody answers ends the step and not the evening.
 */
export async function step<T>(name: string, seconds: number, work: () => Promise<T>): Promise<T> {
  process.stderr.write(`  ${name} …`)
  const startedAt = performance.now()
  let alarm: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(new Error(`${name}: not done within ${seconds} s`)), seconds * 1_000)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(alarm)
    process.stderr.write(` ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`)
  }
}
