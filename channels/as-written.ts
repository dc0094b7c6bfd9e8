/** A provider's value as text, to be set apart for people to look at. What is nested too deep to be written out is said to be so. */
export function asWritten(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return '[nested too deep to be written]'
  }
}
