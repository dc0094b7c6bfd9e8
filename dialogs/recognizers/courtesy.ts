import { concept } from './phrases.js'

/** Words that only make a sentence kind; they change nothing of what it means. */
export const COURTESY = concept(
  `لو سمحت | لو سمحتوا | لو سمحتي | لو تكرمت | من فضلك | من فضلكم | فضلا | بليز | رجاء | الرجاء | ارجوك |
    الله يخليك | الله يحفظك | الله يعطيك العافيه | يعطيك العافيه | يعطيكم العافيه | جزاك الله خير | مشكور |
    مشكورين | شكرا | شكرا لك | شكرا لكم | شكرا جزيلا | شاكر | تسلم | تسلموا | ما قصرت | ما قصرتوا`,
  `اخي | يا اخي | اخوي | يا خوي | خوي | اختي | يا اختي | الغالي | يا غالي | الحبيب | حبيبي | استاذ | يا استاذ |
    الشيخ | بارك الله فيك | يا طيب | يا ريت`,
  `please | pls | plz | kindly | thanks | thank you | thx | thank u | thanks a lot | thank you very much | sir |
    madam | dear | bro | brother | my friend | minfadlak | lo samaht | law samaht | shukran`,
)
