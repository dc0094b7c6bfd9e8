import type { PresenceState } from '../../contract/session.js'

interface FaceProps {
  readonly name: string
  readonly presence?: PresenceState
  readonly size?: number
}

/** Somebody's initial, and whether they are there. Says nothing itself: the name stands beside it. */
export function Face({ name, presence, size = 28 }: FaceProps) {
  return (
    <span
      className="face"
      data-tone={toneOf(name)}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
      aria-hidden
    >
      {[...name.trim()][0] ?? '?'}
      {presence && <span className={`dot dot-${presence}`} />}
    </span>
  )
}

/** The same person has the same tone everywhere. */
const toneOf = (name: string): number => [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6
