import { concept } from './phrases.js'
import { wordsOf } from './words.js'

/** The whole greeting: a bare "سلام" is also said when leaving, and "السلام" is also part of names. */
const SALAAM = concept(
  `السلام عليكم | سلام عليكم | السلام عليك | سلام عليك | سلام الله عليكم | عليكم السلام | وعليكم السلام`,
  `salam alaikum | salaam alaikum | salam alikum | salaam alikum | assalam alaikum | asalam alaikum | assalam alikum |
    asslam alikum | asslam alaikum | aslam alikum | assalamu alaikum | asalamu alaikum | as salam alaikum | alsalam alaikum |
    al salam alaikum | assalamualaikum | asalamualaikum | salamalaikum | salamu alaikum | slm 3lykm | salam 3alaikum |
    salam 3alikum | alsalam 3alaikum | assalam 3alaikum | peace be upon you`,
)
/** UTF-16 units that are looked at, and words that may stand before it: "هلا والله السلام عليكم". */
const BEGINNING = 80
const LEAD = 3

/** Whether a message begins with the greeting of peace, which good manners ask to be returned. */
export function beginsWithSalaam(text: string): boolean {
  return SALAAM.find(wordsOf(text.slice(0, BEGINNING))).some(({ start }) => start < LEAD)
}
