/** A key by its place on the keyboard, as `KeyboardEvent.code`: the same whether Arabic or English is typed. */
export type Chord = `${'Mod+' | ''}${'Shift+' | ''}${string}`

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform)

export function matches(chord: Chord, event: KeyboardEvent): boolean {
  const parts = chord.split('+')
  const mod = APPLE ? event.metaKey : event.ctrlKey
  const other = APPLE ? event.ctrlKey : event.metaKey
  return (
    event.code === parts.at(-1) &&
    mod === parts.includes('Mod') &&
    event.shiftKey === parts.includes('Shift') &&
    !event.altKey &&
    !other
  )
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: APPLE ? '⌘' : 'Ctrl',
  Shift: 'Shift',
  Slash: '/',
  Enter: 'Enter',
  Escape: 'Esc',
  Period: '.',
}

/** The keys to press, in order, as they are printed. */
export const keysOf = (chord: Chord): readonly string[] =>
  chord === 'Shift+Slash' ? ['?'] : chord.split('+').map((part) => NAMES[part] ?? part.replace(/^(Key|Digit)/, ''))
