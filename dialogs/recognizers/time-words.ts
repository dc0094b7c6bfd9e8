/** What an Arabic word does in a sentence about time. The bridge puts these together; each word is folded when read. */
export type TimeWord =
  | { readonly is: 'day'; readonly offset: number }
  | { readonly is: 'weekday'; readonly name: string }
  | { readonly is: 'month'; readonly name: string }
  | { readonly is: 'unit'; readonly unit: Unit; readonly count?: number }
  | { readonly is: 'part'; readonly part: Part }
  | { [P in Particle]: { readonly is: P } }[Particle]
export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
export type Part = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'sunset' | 'evening' | 'night'
/** `oclock` الساعة · `date` تاريخ · `hijri` a month that no calendar of ours has. */
export type Particle =
  | 'oclock' | 'date' | 'after' | 'before' | 'next' | 'last' | 'this' | 'next-but-one' | 'half' | 'quarter' | 'third'
  | 'minus' | 'and' | 'to' | 'from' | 'between' | 'or' | 'of' | 'hijri' | 'every' | 'now' // prettier-ignore

const day = (offset: number, words: string) => [words, { is: 'day', offset }] as const
const weekday = (name: string, words: string) => [words, { is: 'weekday', name }] as const
const month = (name: string, words: string) => [words, { is: 'month', name }] as const
const part = (name: Part, words: string) => [words, { is: 'part', part: name }] as const
const unit = (name: Unit, words: string) => [words, { is: 'unit', unit: name }] as const
const some = (count: number, name: Unit, words: string) => [words, { is: 'unit', unit: name, count }] as const
const particle = <P extends Particle>(is: P, words: string) => [words, { is }] as const

/** Alternatives separated by `|`; the longest that fits wins. Standard Arabic, Omani and its neighbours, a little Arabizi. */
export const TIME_WORDS: readonly (readonly [string, TimeWord])[] = [
  day(0, 'اليوم | هاليوم | هذا اليوم | نفس اليوم | النهارده | elyoom | alyoom | ilyoum | elyom'),
  day(
    1,
    'بكره | بكرا | بكره ان شاء الله | باكر | باجر | بكرة | غدا | غد | الغد | يوم غد | يوم الغد | باكر يوم | بكير | bukra | bokra | bukrah | bacher | baacher | bakir',
  ),
  day(
    2,
    'بعد غد | بعد الغد | بعد بكره | بعد بكرا | بعد باكر | عقب بكره | عقب باكر | عقب باجر | عقبه | ورا بكره | غير بكره | اللي بعد بكره | اليوم اللي بعد بكره | ba3d bukra | 3ogb bukra | 3gub bacher',
  ),
  day(-1, 'امس | البارح | البارحه | امبارح | مبارح | ams'),
  day(-2, 'اول امس | امس الاول | قبل امس | اول البارح'),
  weekday('sunday', 'الاحد | يوم احد | يوم حد | el a7ad | al a7ad | ala7ad'),
  weekday('monday', 'الاثنين | الاتنين | الثنين | يوم اثنين | يوم ثنين | alithnain | elethnain'),
  weekday('tuesday', 'الثلاثاء | الثلاثا | الثلوث | الثلاثه يوم | يوم ثلاثاء | يوم الثلاث | يوم ثلوث | althulatha'),
  weekday('wednesday', 'الاربعاء | الاربعا | الربوع | يوم اربعاء | يوم الاربع | يوم ربوع | alarbi3a'),
  weekday('thursday', 'الخميس | يوم خميس | alkhamees | el5amees | al5amees'),
  weekday('friday', 'الجمعه | يوم جمعه | aljum3a | eljum3a'),
  weekday('saturday', 'السبت | يوم سبت | alsabt | essabt'),
  month('january', 'يناير | كانون الثاني | جانفي'),
  month('february', 'فبراير | شباط | فيبراير'),
  month('march', 'مارس | اذار'),
  month('april', 'ابريل | نيسان | افريل'),
  month('may', 'مايو | ايار | ماي'),
  month('june', 'يونيو | حزيران | يونيه'),
  month('july', 'يوليو | تموز | يوليه'),
  month('august', 'اغسطس | شهر اب'),
  month('september', 'سبتمبر | ايلول'),
  month('october', 'اكتوبر | تشرين الاول'),
  month('november', 'نوفمبر | تشرين الثاني'),
  month('december', 'ديسمبر | كانون الاول'),
  particle(
    'hijri',
    'محرم | صفر | ربيع الاول | ربيع الثاني | ربيع الاخر | جمادى الاولى | جمادى الاخره | جمادى الثانيه | رجب | شعبان | رمضان | شوال | ذو القعده | ذي القعده | ذو الحجه | ذي الحجه',
  ),
  part('dawn', 'الفجر | فجر | فجرا | بعد الفجر'),
  part(
    'morning',
    'الصبح | صبح | صباح | صباحا | الصباح | في الصباح | ص | الضحى | ضحى | قبل الظهر | قبل الظهيره | بدري | الصباحيه | el subah | elsub7 | assubah | sabah | el9ub7',
  ),
  part('noon', 'الظهر | ظهر | ظهرا | الظهيره | وقت الظهر | منتصف النهار | نص النهار | القايله | eldhuhr | el thuhr'),
  part(
    'afternoon',
    'العصر | عصر | عصرا | العصريه | بعد الظهر | عقب الظهر | بعد العصر | عقب العصر | بعد صلاه الظهر | عقب صلاه الظهر | بعد صلاه العصر | عقب صلاه العصر | el3asr | al3asr | al asr | el asr',
  ),
  part('sunset', 'المغرب | مغرب | بعد المغرب | عقب المغرب | بعد صلاه المغرب | قبل المغرب | el maghrib | almaghrib'),
  part(
    'evening',
    'المسا | مسا | مساء | المساء | في المساء | م | العشاء | العشا | بعد العشاء | عقب العشاء | عشيه | العشيه',
  ),
  part('night', 'الليل | ليل | ليلا | بالليل | في الليل | الليله | هالليله | هذي الليله | bel lail | bellail'),
  unit('minute', 'دقيقه | دقايق | دقائق | د'),
  unit('hour', 'ساعه | ساعات'),
  unit('day', 'يوم | ايام'),
  unit('week', 'اسبوع | اسابيع'),
  unit('month', 'شهر | اشهر | شهور'),
  unit('year', 'سنه | سنوات | سنين | عام'),
  some(2, 'minute', 'دقيقتين'),
  some(2, 'hour', 'ساعتين'),
  some(2, 'day', 'يومين'),
  some(2, 'week', 'اسبوعين'),
  some(2, 'month', 'شهرين'),
  some(2, 'year', 'سنتين'),
  some(30, 'minute', 'نص ساعه | نصف ساعه'),
  some(15, 'minute', 'ربع ساعه'),
  some(20, 'minute', 'ثلث ساعه'),
  some(45, 'minute', 'ثلاث ارباع الساعه | ساعه الا ربع'),
  some(90, 'minute', 'ساعه ونص | ساعه ونصف | ساعه و نص'),
  some(75, 'minute', 'ساعه وربع'),
  some(150, 'minute', 'ساعتين ونص | ساعتين ونصف'),
  particle(
    'oclock',
    'الساعه | عالساعه | ع الساعه | على الساعه | السا3ه | ساعه رقم | elsa3a | el sa3a | alsa3a | il sa3a',
  ),
  particle('after', 'بعد | عقب | كمان | خلال | غضون | ورا | ba3d | 3ogub'),
  particle('before', 'قبل | gabl'),
  particle(
    'next',
    'القادم | القادمه | الجاي | الجايه | الجاييه | المقبل | المقبله | الياي | اليايه | اليي | التالي | التاليه | القريب | جاي | جايه | الجي | eljay | aljay | elyay | el yay | aljai',
  ),
  particle('last', 'الماضي | الماضيه | الفايت | الفايته | اللي فات | اللي فاتت | اللي راح | الفائت | المنصرم'),
  particle('this', 'هذا | هذه | هذي | الحالي | الحاليه | الجاري | هال'),
  particle(
    'next-but-one',
    'بعد القادم | بعد القادمه | بعد الجاي | بعد الجايه | بعد المقبل | اللي بعد | اللي بعده | اللي بعدها | اللي عقبه | اللي عقب | بعد الياي | عقب الجاي | عقب الياي',
  ),
  particle('half', 'نص | نصف | النص | النصف'),
  particle('quarter', 'ربع | الربع'),
  particle('third', 'ثلث | الثلث'),
  particle('minus', 'الا | الى ربع'),
  particle('and', 'و'),
  particle('to', 'الى | لين | حتى | لغايه | الين | لحد | ل'),
  particle('from', 'من | ابتداء من | بدايه من'),
  particle('between', 'بين | ما بين'),
  particle('or', 'او | ولا | والا | أو'),
  particle('date', 'تاريخ | بتاريخ | الموافق | نهار'),
  particle('every', 'كل'),
  particle('now', 'الان | الحين | هالحين | دحين | حالا | فورا | في اسرع وقت | باسرع وقت | al7in | al7een'),
]
