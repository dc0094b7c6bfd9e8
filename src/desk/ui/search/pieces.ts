interface Mark {
  readonly from: number
  readonly to: number
}

export interface Piece {
  readonly from: number
  readonly words: string
  readonly found: boolean
}

/** Text cut where what was found begins and ends, in UTF-16 units. Marks that overlap are one. */
export function piecesOf(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const put = (to: number, found: boolean) => {
    if (to > at) pieces.push({ from: at, words: text.slice(at, to), found })
    at = Math.max(at, to)
  }
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from)) {
    put(Math.min(from, text.length), false)
    put(Math.min(to, text.length), true)
  }
  put(text.length, false)
  return pieces
}
