/** The page's colour and what can be read on it and beside it. All are `#rrggbb`. */
export interface Palette {
  readonly brand: string
  /** Text on the brand colour: black or white, whichever stands out more. */
  readonly onBrand: string
  /** The brand colour, darkened or lightened as far as it takes to be read as text. */
  readonly onLight: string
  readonly onDark: string
}

export const DEFAULT_COLOUR = '#0b5c58'
/** The least readable surfaces that text in the brand colour stands on; styles/base.css has them too. */
const LIGHT = '#eff2f1'
const DARK = '#252d2f'
/** WCAG 2.2, 1.4.3: contrast of text. */
const READABLE = 4.5

type Rgb = readonly [number, number, number]

/** The palette of a colour as `#rgb` or `#rrggbb`; of our own where it is neither. */
export function paletteOf(colour: string | undefined): Palette {
  const brand = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour ?? '') ? rgb(colour ?? '') : rgb(DEFAULT_COLOUR)
  const black: Rgb = [0, 0, 0]
  const white: Rgb = [255, 255, 255]
  return {
    brand: hex(brand),
    onBrand: contrast(brand, white) >= READABLE ? hex(white) : hex(black),
    onLight: hex(readableOn(rgb(LIGHT), brand, black)),
    onDark: hex(readableOn(rgb(DARK), brand, white)),
  }
}

/** Mixes `colour` towards `end` until it can be read on `surface`. */
function readableOn(surface: Rgb, colour: Rgb, end: Rgb): Rgb {
  const shares = Array.from({ length: 21 }, (_, i) => i / 20)
  const mixed = shares.map((share) => mix(colour, end, share))
  return mixed.find((candidate) => contrast(candidate, surface) >= READABLE) ?? end
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  Math.round(from[0] + (to[0] - from[0]) * share),
  Math.round(from[1] + (to[1] - from[1]) * share),
  Math.round(from[2] + (to[2] - from[2]) * share),
]

/** WCAG's contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((byte) => {
    const share = byte / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function rgb(colour: string): Rgb {
  const digits = colour.slice(1)
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const value = parseInt(full, 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

const hex = (colour: Rgb): string => `#${colour.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
