import { spokenConcept as concept } from '../phrases.js'

/** It is happening, or has just happened. */
export const NOW = concept(
  `الان | الحين | الحينه | هالحين | حاليا | دحين | ذحين | هسه | هسا | هلق | هلا | دلوقتي | توه | توها | توني | تونا | للتو | قبل شوي | قبل شويه |
   قبل دقيقه | قبل دقايق | من شوي | لسه | قاعد | قاعده | قاعدين | جالس | جالسه | صار لنا حادث | اليوم | الليله | حالا`,
  `now | right now | just now | just | currently | at the moment | still | tonight | minutes ago | a minute ago | moments ago | this minute |
   al7in | al7een | el7een | alheen`,
)

/** Calls for help that need no reason given. */
export const CRY = concept(
  `عندنا طوارئ | طوارئ في البيت | ما اقدر اتكلم ساعدوني | ساعدوني انا | ساعدوني بسرعه | ساعدونا بسرعه | اتصلوا بالشرطه | كلموا الشرطه | ارسلوا احد | طرشوا حد | ارسلوا حد | ارسلوا مساعده | الحقوا | الحقوني | الحقونا | الحقني | الحقو علي* | لحقوني | انقذوني | انقذونا | انجدوني | انجدونا | اغيثوني | اغيثونا | النجده | فزعتكم | حياتي في خطر | حياتنا في خطر | حياته في خطر | حياتها في خطر |
   احنا في خطر | انا في خطر | نحن في خطر | حاله طارئه | عندي طوارئ | حاله حرجه`,
  `send help | call the police | i cannot talk | i can not talk | cannot talk safely | somebody help me | sos | save me | save us | somebody help | someone help | help help | i am in danger | i'm in danger | we are in danger | we're in danger | my life is in danger | life or death | this is an emergency | it's an emergency |
   it is an emergency | we have an emergency | i have an emergency | mayday | el7agoni | il7agoni | el7agona | elhagoni`,
)

/** Calls for somebody to come. */
export const HELP = concept(
  `الحقوني | الحقونا | الحقوا | الحقو | الحقني | لحقوني | ساعدوني | ساعدونا | ساعدني | ساعدوا | النجده | نجده | انجدونا | انجدوني | فزعه | افزعوا | افزعولنا | اغيثونا |
   اغيثوني | انقذوني | انقذونا | انقذوا | استغاثه | بسرعه | بسرعه تعالوا | تعالوا بسرعه | تعالوا | عجلوا | ارسلوا | ارسل | رسلوا | طرشوا | طرشولنا | ابعثوا | ابعتوا | دزوا |
   نحتاج مساعده | احتاج مساعده | محتاج مساعده | محتاجين مساعده | خطر | في خطر | حياته في خطر | بيموت | يموت | بتموت | تموت | نموت | بنموت`,
  `help | help me | help us | please help | need help | hurry | quick | quickly | fast | asap | come quickly | please come | send someone |
   send | sos | emergency | in danger | dying | going to die | might die | life or death | save me | save us | rescue |
   sa3doni | sa3dona | saadoni | el7agoni | il7agoni | el7agona | elhagoni | bsur3a | bsor3a | fazza3a | ynajdona`,
)

/** Near the one who writes. */
export const HERE = concept(
  `هنا | هني | هنيه | قدامي | قدامنا | قدام | جنبي | جنبنا | حولي | عندي | عندنا | معي | معنا | ببيتنا | بيتنا | بيتي | البيت | المنزل | منزلي | منزلنا | شقتي | شقتنا | الشقه | شقه | العماره |
   عمارتنا | البنايه | بنايتنا | المبنى | مبنانا | الغرفه | غرفتي | المطبخ | مطبخنا | الحوش | الشارع | شارعنا | الطريق | الخط | الدوار | الجسر | الحاره | حارتنا | الفريج |
   السوق | المحل | المدرسه | المزرعه | المسجد | المستودع | المجمع | المول | المكتب | الفيلا | فلتنا | جيراننا | الجيران | جارنا | جارتنا | جاري | بيت جيراننا`,
  `here | in front of me | in front of us | next to me | next to us | near me | near us | beside me | around me | next door | neighbour* |
   neighbor* | my house | our house | the house | my home | our home | my flat | our flat | my apartment | our apartment | the apartment |
   my building | our building | the building | my room | the kitchen | kitchen | the street | our street | the road | the highway | roundabout | my car |
   our car | my shop | the school | at home | my office | the villa | upstairs | downstairs | bait | baytna | beitna | el bait | elbait`,
)

/** Somebody the writer knows or sees. */
export const KIN = concept(
  `شاب | شباب | خويه | العمال | عمال | ولد اخوي | بنت اختي | ولد الجيران | جوزي | مراتي | ابويا | امي | اخويا | ابني | بابا | ماما | زوجها | زوجه | مرته | مراته | جارتنا | جارتي | قريبتي | قريبي | عائله | عايله | شب | زلمه | حرمه | حريم | رجّال | ولده | بنته | زميل | قريب لي | خطيبي | طليقي | طليقتي | عيالي | ابوي | ابي | ابوي العود | والدي | امي | والدتي | الوالد | الوالده | ولدي | ابني | بنتي | ابنتي | عيالي | اولادي | اطفالي | اخوي | اخي | اختي | زوجي | زوجتي |
   حرمتي | مرتي | رجلي | ريلي | جدي | جدتي | يدوه | حبوبتي | عمي | عمتي | خالي | خالتي | صديقي | صديقتي | ربيعي | رفيقي | رفيجي | خويي | زميلي | زميلتي | واحد | وحده |
   شخص | رجال | رجل | ريال طايح | حرمه | امراه | شايب | عجوز | طفل | طفله | رضيع | بيبي | ياهل | ولد | بنت | عامل | عاملنا | عاملتي | شغالتي | الخادمه | سايق | ناس | اشخاص |
   مصاب | مصابين | جريح | جرحى`,
  `guy | two men | neighbour | workers | a worker | cousin | my roommate | room mate | my flatmate | my uncle | my cousin | one man | one woman | one boy | one girl | students | workers | people inside | family inside | my friend is | teenage | newborn | my dad | my father | my mum | my mom | my mother | my son | my daughter | my wife | my husband | my brother | my sister |
   my baby | my kid | my kids | my child | my children | my friend | my neighbour* | my neighbor* | my grandfather | my grandmother | my uncle | my aunt | my colleague |
   my boyfriend | my girlfriend | my maid | my driver | a stranger | strangers | a man | man | old man | a woman | woman | a child | a boy | a girl | someone | somebody |
   people | person | a guy | baby | my family | my roommate | my sponsor | my employer`,
)

/** The writer, or whoever was spoken of. */
export const PRONOUN = concept(
  `انا | احنا | نحن | هو | هي | احد | حد | علي | علينا | فيني | فينا | حالتي | حالتنا`,
  `i | me | us | we | myself | he | she | they | him | her | them | anyone | anybody`,
)

/** Asks for a number to ring. Somebody in need does that too. */
export const ASKS_NUMBER = concept(
  `هاتف | الهاتف | رقم | ارقام | الرقم | تلفون | خط ساخن | الخط الساخن`,
  `line | report line | number | numbers | hotline | helpline | phone line | raqm | raqam`,
)

/** Asks for facts about the matter rather than tells of it. */
export const ASKS_FACTS = concept(
  `معيل | ارمله | ارامل | ايتام | يتيم | الصندوق | منفعه | المنفعه | منافع | الضمان الاجتماعي | الحمايه الاجتماعيه | دوره | دورات | كورس | وظيفه | مسعف | للادعاء | الادعاء | اقاضي | شكوى رسميه | الموقع الالكتروني | موقع الكتروني | اي موقع | ارفع شكوى | اقدم شكوى | النيابه | الادعاء العام | كم | غرامه | غرامات | الغرامه | مخالفه | مخالفات | عقوبه | عقوبات | عقوبته | حكم | قانون | القانون | قانوني | قانونيا | ماده | نقاط | نقطه |
   تامين | التامين | تاميني | تعويض | ديه | شروط | رسوم | الرسوم | تكلفه | سعر | اجراءات | الاجراءات | خطوات | متطلبات | اوراق | مستندات | وثائق | شهاده | تصريح | ترخيص | رخصه |
   هل يجوز | يجوز | مسموح | ممنوع | ما هي | ما هو | ماهي | ماهو | وش هي | شو هي | ايش هو | تعريف | ساعات | دوام | اوقات | متى |  تطبيق | اجازه | اجازه مرضيه | راتب | بدل |
   كيف اجدد | كيف اسجل | كيف ادفع | كيف اقدم | كيف استخرج | كيف انقل | كيف اعترض | كيف اشتكي | كيف احصل | كيف اطلع | كيف اتاكد | اجدد | تجديد | استخراج | استفسار عن | معلومات عن | تسجيل | اسجل | تطعيم | تقرير الحادث | تقرير حادث | ورشه | تصليح | اصلاح`,
  `breadwinner | widow | widows | orphan* | pension | monthly payment | who pays | who do i call at the municipality | hospital bill | bill | course | training | press charges | file a case | criminal case | prosecution | file a complaint | how much | how many | fine | fines | fined | penalty | penalties | punishment | sentence | law | laws | legal | illegal |
   insurance | insured | insurer | compensation | claim | fee | fees | cost | price | black points | points | conditions | documents | papers | requirement* |
   procedure* | steps | certificate* | permit | licence | license | is it allowed | allowed | what are the | working hours | opening hours |
   how do i renew | how to renew | renew* | register* | apply | sick leave | annual leave | maternity leave | paternity leave | leave days | days of leave | leave salary | salary | benefit | policy | statistics | definition | information about | info about | accident report | workshop | repair | gharama |
   kam | bkam | bikam | kem | mata | meta | rsoom | rosoom | rusoom | resoom | tajdeed | tajdid | awraq | wathayeq | ejaza | ejazat`,
)

/** Not happening: supposed, or a rule about people in general. */
export const SUPPOSED = concept(
  `لو | اذا | لو صار | اذا صار | في حال | في حاله | في حالة ما اذا | حال وقوع | عند وقوع | فرضا | لنفرض |
    بشكل عام | في المستقبل | لا سمح الله | ماذا يحدث | ايش يصير | وش يصير | شو يصير`,
  `if | in case | in case of | in the event | suppose | what happens | hypothetically | in general | who hits |
    who hit | for hitting | for causing | anyone who`,
)

/** Long over. */
export const PAST = concept(
  `امس | البارح | البارحه | امبارح | مبارح | اول امس | الاسبوع الماضي | الاسبوع اللي فات | الشهر الماضي | الشهر اللي فات | السنه الماضيه | السنه اللي فاتت | العام الماضي | من زمان | سابقا |
   قبل يوم* | قبل اسبوع* | قبل شهر* | قبل سنه | قبل سنتين | قبل سنين | قبل _ ايام | قبل _ اشهر | قبل _ شهور | قبل _ سنوات | من اسبوع | من شهر | من سنه | من يومين`,
  `yesterday | last night | last week | last month | last year | years ago | year ago | months ago | month ago | weeks ago | week ago | days ago | day ago |
   long ago | previously | in the past | in 2019 | in 2020 | in 2021 | in 2022 | in 2023 | in 2024 | in 2025`,
)

/** Papers and things that get lost, stolen or burnt without anybody being in danger. */
export const DOCUMENT = concept(
  `كرت* | كارت | باسبورت | الباسبورت | جواز* | بطاقت* | بطاقه | هويت* | الهويه | رخصت* | الرخصه | ملكيت* | ملكيه | شهاد* | وثيق* | محفظ* | بوك | بوكي | لوحت* | لوحه | اقامت* | اقامه | ورق* | اوراق* | عقد | مستند* |
   تلفون* | جوال* | هاتف* | شريحه`,
  `licence card | passport* | card | cards | id | licence | license | mulkiya | certificate* | wallet | document* | papers |
    plate* | contract | phone | sim | visa`,
)

/** Hours, holidays and pay: a quarrel at work, not captivity. */
export const WORKING_TIME = concept(
  `ساعات | ساعه اضافيه | ساعات اضافيه | اضافي | الاوفرتايم | اوفر تايم | الجمعه | اجازه | اجازات | عطله |
    استقاله | استقيل | نهايه الخدمه`,
  `overtime | hours | friday* | holiday* | weekend* | leave balance | annual leave | resign* | notice period`,
)

/** Away on a journey, not missing. */
export const TRAVEL = concept(
  `سافر* | مسافر* | السفر | برا البلد | خارج السلطنه | اجازه`,
  `travel* | abroad | vacation | flew | flight`,
)

/** A quarrel with an employer. */
export const AT_WORK = concept(
  `الكفيل | كفيلي | الشركه | المدير | مديري | صاحب العمل | الشغل | فيزا | الفيزا | الاقامه | يلغي | يفصل* |
    بالفصل | بلاغ هروب`,
  `employer | my boss | my manager | company | sponsor | visa | cancel | fire me | terminate | salary`,
)

/** A plea that makes a wish for the police a cry. */
export const PLEA = concept(
  `ارجوكم | ارجوك | بليز | الله يخليكم | خايفه | خايف`,
  `right now | please | hurry | for me | immediately | scared`,
)

/** Asks anything at all. */
export const ASKS = concept(
  `موه | هيش | ويش | شنو | شنهو | شلون | شسوي | ازاي | كيفه | كيفن | هين | منين | متين | ليه | بجم | جم | شكثر | شقد | كام |
   هل | كيف | كيفيه | شو | ايش | وش | ايه | ماذا | ما هو | ما هي | وين | فين | اين | متى | كم | بكم | ليش |
    لماذا | منو | من وين | اي | يجوز | يحق | ممكن`,
  `how | what | where | when | which | why | who | do i | do we | can i | can we | should i | must i | is it |
    is there | are there | does | may i | am i`,
)
