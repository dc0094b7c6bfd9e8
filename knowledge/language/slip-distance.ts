/** Letters that are taken for each other, by ear or by spelling habit: a slip between them costs little. */
const CONFUSED = [
  'ضظ',
  'تط',
  'سص',
  'ذزد',
  'ثست',
  'قغ',
  'قك',
  'جي',
  'هح',
  'اع',
  'هت',
  'وا',
  'ie',
  'ea',
  'cs',
  'ck',
  'sz',
  'oa',
  'bp',
  'fv',
  'yi',
  'ou',
]
const CHEAP = new Set(
  CONFUSED.flatMap((letters) => [...letters].flatMap((a) => [...letters].filter((b) => b !== a).map((b) => a + b))),
)
const NEAR = 0.3
/** Fingers that come in the wrong order. */
const SWAPPED = 0.5
/** A vowel left out or put in is the commonest slip of all. */
const VOWEL = 0.6
const VOWELS = new Set('اويaeiou')

/** Edit distance with swaps of neighbours; confusable letters, vowels and doubled letters cost less than others. */
export function slipDistance(a: string, b: string): number {
  let older: number[] = []
  let old = [0]
  for (let j = 1; j <= b.length; j++) old[j] = (old[j - 1] ?? 0) + dropCost(b, j - 1)
  for (let i = 1; i <= a.length; i++) {
    const row = [(old[0] ?? 0) + dropCost(a, i - 1)]
    for (let j = 1; j <= b.length; j++) {
      const [x = '', y = ''] = [a[i - 1], b[j - 1]]
      const changed = (old[j - 1] ?? 0) + (x === y ? 0 : CHEAP.has(x + y) ? NEAR : 1)
      const dropped = (old[j] ?? 0) + dropCost(a, i - 1)
      const added = (row[j - 1] ?? 0) + dropCost(b, j - 1)
      const swapped = i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y ? (older[j - 2] ?? 0) + SWAPPED : Infinity
      row[j] = Math.min(changed, dropped, added, swapped)
    }
    ;[older, old] = [old, row]
  }
  return old[b.length] ?? 0
}

function dropCost(word: string, at: number): number {
  const letter = word.charAt(at)
  if (letter === word.charAt(at - 1)) return NEAR
  return VOWELS.has(letter) ? VOWEL : 1
}
