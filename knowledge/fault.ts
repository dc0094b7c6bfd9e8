/** Something wrong in a curator's file: where, how bad, what happened and what to do. */
export interface Fault {
  /** Path as given, and the line counted from 1. */
  readonly file: string
  readonly line: number
  /** `error`: the file is not used, or an answer would mislead. `warning`: used, but look at it. */
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export const printFault = (fault: Fault): string => `${fault.file}:${fault.line}: ${fault.severity}: ${fault.message}`
