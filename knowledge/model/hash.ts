/** FNV-1a over UTF-16 units: start with a seed (one per kind of feature), then mix unit by unit. */
export const mix = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193) >>> 0

export function hashText(seed: number, text: string): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i))
  return hash
}
