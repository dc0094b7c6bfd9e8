/** How long who is waited for, in milliseconds. Asked anew each time: supervisors may change it. */
export type Patience = () => {
  /** For an agent's word to a citizen who wrote. */
  readonly silent: number
  /** For a citizen's word after a case was resolved, which reopens it. */
  readonly reopen: number
}
