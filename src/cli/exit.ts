/** What a command says when it ends. */
export const EXIT = {
  ok: 0,
  /** It ran, and what it looked at is not right: faults found, nothing answered, no such case. */
  no: 1,
  /** It could not run: wrong words, a bad setting, an unreadable file. */
  usage: 2,
} as const
