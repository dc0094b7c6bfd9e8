import { paletteOf } from '../colour.js'
import styles from '../styles/widget.css?inline'

/**
 * The widget's styles as a constructed sheet: a page's policy against inline styles does not concern it, and nothing of
 * the page's own reaches in.
 */
export function styleSheet(colour: string | undefined, side: 'left' | 'right'): CSSStyleSheet {
  const { brand, onBrand, onLight, onDark } = paletteOf(colour)
  const palette = `:host{--brand:${brand};--on-brand:${onBrand};--on-light:${onLight};--on-dark:${onDark}}`
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`${palette}${styles}.launcher,.panel{${side}:1em}`)
  return sheet
}
