import type { Entry } from './entry.js'
import type { Fault } from './fault.js'
import type { Loaded } from './load.js'

/** Makes a fault of an entry, at the line of the front-matter field that it speaks of. */
export type Report = (severity: Fault['severity'], path: readonly PropertyKey[], message: string) => Fault

export function reporter({ files }: Loaded, entry: Entry): Report {
  const lineOf = files.get(entry.id)?.lineOf ?? (() => 1)
  return (severity, path, message) => ({ file: entry.file, line: lineOf(path), severity, message })
}
