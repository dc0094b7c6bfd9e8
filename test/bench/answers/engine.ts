/** Something that finds the entry for a question: ours or a peer. */
export interface Engine {
  /** What each suggestion stands for, best first, and the belief in the first. */
  ask(text: string): Promise<{ readonly suggested: readonly (readonly string[])[]; readonly confidence: number }>
}

/** A phrasing and the entry that it asks for. */
export interface Taught {
  readonly id: string
  readonly lang: 'ar' | 'en'
  readonly text: string
}
