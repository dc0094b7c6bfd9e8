/**
 * The words of an id such as `card-late_fee` or `CardLateFee`, which say what the entry is about; empty where it holds none
 * (`q17`, `12`).
 */
export function labelWords(id: string): string {
  const words = id
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1)
  return words.join(' ')
}
