import { piecesOf } from './pieces.js'

interface MarkedProps {
  readonly text: string
  readonly marks: Parameters<typeof piecesOf>[1]
}

/** Text with what was found in it marked. */
export function Marked({ text, marks }: MarkedProps) {
  return piecesOf(text, marks).map(({ from, words, found }) =>
    found ? <mark key={from}>{words}</mark> : <span key={from}>{words}</span>,
  )
}
