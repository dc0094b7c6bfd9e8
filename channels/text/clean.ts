/** Embeddings, overrides and isolates: they can reorder the words around them ("gpj.exe"). Plain marks may stay. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g
const HALF_CHARACTERS = /\p{Surrogate}/gu

/**
 * A stranger's text made safe to store, search and show: halves of characters and NULs become U+FFFD, line ends become
 * `\n`, characters that reorder the text around them are taken out. Nothing else is changed: what was written stays.
 */
export function cleanText(text: string): string {
  return stripBidiControls(text).replace(HALF_CHARACTERS, '\uFFFD').replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n')
}

export const stripBidiControls = (text: string): string => text.replace(BIDI_CONTROLS, '')
