import { fold } from '../../knowledge/language/fold.js'

/** Governorates and wilayats of Oman, as they are written and as foreigners write them, but those that are common words too. */
const PLACES = `مسقط muscat | بوشر bausher bawshar | السيب seeb | العامرات amerat amarat | قريات qurayyat quriyat |
  ظفار dhofar | صلالة salalah | مرباط mirbat | ثمريت thumrait | سدح sadah | رخيوت rakhyut | ضلكوت dhalkut | شليم shalim |
  مسندم musandam | خصب khasab | بخا bukha | دبا dibba | مدحاء madha | البريمي buraimi | محضة mahdah |
  نزوى nizwa | بهلاء bahla | إزكي izki | سمائل samail | بدبد bidbid |
  الباطنة batinah | صحار sohar | الرستاق rustaq | شناص shinas | صحم saham | الخابورة khaburah | السويق suwaiq |
  وادي المعاول | العوابي awabi | المصنعة musanaah | بركاء barka | الشرقية sharqiyah | إبراء ibra |
  بدية bidiyah | المضيبي mudhaibi | دماء والطائيين | الكامل والوافي | جعلان بني بو علي | جعلان بني بو حسن | مصيرة masirah |
  الظاهرة dhahirah | عبري ibri | ينقل yanqul | ضنك dhank | هيماء haima | محوت mahout | الدقم duqm | الجازر jazer`
  .split('|')
  .map((names) => {
    const latin = names.trim().match(/[a-z]+/g) ?? []
    const name = names.replace(/[a-z]/g, '').trim()
    return { name, spellings: [fold(name), ...latin] }
  })

/** A word may carry a short one before it: in, and, of. */
const BEFORE = '(?:^|[^\\p{L}])(?:و?ب|و|ل)?(?:in |at )?'
const AFTER = '(?![\\p{L}])'
const spoken = ({ spellings }: (typeof PLACES)[number]) =>
  new RegExp(`${BEFORE}(?:${spellings.join('|')})${AFTER}`, 'u')
const KNOWN = PLACES.map((place) => ({ name: place.name, pattern: spoken(place) }))

/** Says itself that it is one, whatever its name. */
const WILAYAT = /(?:ولاي[ةه]|محافظ[ةه]) \p{L}+/u

/** The governorate or wilayat that a text names, as its name is written; null where it names none. */
export function placeIn(text: string): string | null {
  const plain = fold(text)
  return KNOWN.find(({ pattern }) => pattern.test(plain))?.name ?? WILAYAT.exec(text)?.[0] ?? null
}
