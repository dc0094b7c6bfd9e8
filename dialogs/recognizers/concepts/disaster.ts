import { spokenConcept as concept } from '../phrases.js'

/** What a message may consist of and still be a cry: "fire!", "حادث". */
export const AROUND = concept(
  `في | فيه | اكو | عندنا | عندي | هنا | الحين | الان | كبير | قوي | يا | ناس | لو سمحتوا | بسرعه`,
  `a | an | the | there | is | here | now | big | please | help | my | our`,
)

export const FIRE = concept(
  `حريق | حريقه | حرايق | نار | نيران | دخان | يدخن | شرار | لهب`,
  `fire | flame | flames | smoke | blaze | sparks`,
)
/** Something burns, leaks or blows up. */
export const BURNING = concept(
  `يشرر | تشرر | شرر | ريحه حريق | بلاستيك محروق | بيولع | بتولع | والعه | مشتعل* | النار ماسكه | ماسكه نار | مسكت نار | مسكت النار | حريق بال* | صاير حريق | حريق هائل | حريق ضخم | يحترق* | تحترق* | يحترج* | تحترج* | احترق | احترقت | تحرق البيت | شب حريق | شبت النار | شبت نار | شب _ حريق | شبه حريق | نار شابه | النار شابه | شابه النار | النار تاكل | النيران اكلت | النار اكلت | ولع | ولعت | ولعوا | مولع | مولعه | اندلع* | نشب حريق | نشب _ حريق | نشوب حريق | ~اشتعل | ~شتعل | انفجر* | ينفجر* | انفجار |
   تسرب غاز | تسريب غاز | غاز متسرب | الغاز يتسرب | الغاز تسرب | الغاز يسرب | الغاز مسرب | انبوبه _ تسرب | اسطوانه _ تسرب | ريحه غاز | ريحه الغاز | رائحه غاز | رائحه الغاز | اشم غاز | نشم غاز | دخان كثير | دخان كثيف | دخان طالع | دخان يطلع | دخان اسود |  طالع دخان | يطلع دخان | النار توصل | النار وصلت | ما نقدر نطفي* | ما قادرين نطفي*`,
  `sparking | cable fell | power cable | live wire | wire down | blast in | blasted | gas blast | cylinder blast | cylinder exploded | burst into flames | burning smell | people burn | people burning | on fire | is burning | are burning | burning down | house burning | caught fire | catching fire | catches fire | fire broke out | there is a fire | there's a fire | there is fire | theres a fire | a fire in | fire in my | fire in our | fire in the | fire at my | fire next door | fire at the | electrical fire | see flames | flames everywhere | flames on | flames in | in flames | up in flames |
   gas leak | gas leaking | gas is leaking | leaking gas | smell gas | smells of gas | smell of gas | smell of burning | explosion | exploded | blew up | smoke coming | smoke is | smoke everywhere | smoke from | full of smoke | see smoke | black smoke | 7areq`,
)
/** "Fire" that burns nothing. */
export const NO_FIRE = concept(
  `ضريبه | تبغ | التبغ | سعره | اطلاق نار | الدفاع المدني | طفايه | طفايات | انذار الحريق | جهاز انذار | كاشف دخان | اسعار نار | الاسعار نار |
    نار الاسعار | ضد الحريق | السلامه من الحريق | احترقت اعصابي | حرقتوا اعصابي | العاب ناريه | سيجاره | تدخين |
    مكافحه الحريق | بطاقتي | بطاقه | جواز`,
  `tax | tobacco | fire me | fired | fire an employee | fire a worker | fire extinguisher | fire safety |
    fire alarm certificate | fire certificate | fire noc | fireworks | firearm* | smoking | cease fire |
    fire drill | flame retardant`,
)

/** An accident as a thing; whether it is happening, other words tell. */
export const ACCIDENT = concept(
  `حادث | حادثه | حوادث | تصادم | اصطدام`,
  `accident | crash | collision | pile up | pileup | 7adith | 7adeth | hadith | hadeth`,
)
/** Somebody was struck, or a vehicle lies wrong. */
export const STRUCK = concept(
  `سايق سكران | سواق سكران | عكس السير | سيار* _ انقلب* | سيار* _ تقلب* | سيار* _ تدهور* | اتقلبت | اتقلب بينا | اتقلبت بينا | عربي* _ تقلب* | عربي* _ اتقلب* | انقلب _ باص | باص* _ تقلب* | سياره صدمت | سيارات متصادم* | متصادمه | متصادمين | خبطتني عربيه | خبطت واحد | خبط واحد | عربيه خبطت | انحاش بعد ما صدم* | طايح من السيكل | دعمني | دعمتني | دعموني | دعمنا | دعمتنا | دعم سيارتي | دعم سيارتنا | دعمت سياره | دعم سياره | ~دعم باص | سياره دعمت | شاحنه دعمت | صدمني | صدمتني | صدمتنا | صدمنا | صدموني | صدمت سيار* | سياره صدمت* | سيارتين صدم* | انصدم* | مصدوم | صدم _ ولد | صدم _ طفل | صدم _ رجال | اصطدم* | تصادم* سيار* | ~دهس | مدهوس | مدعوم |
   سياره انقلبت | انقلبت سيار* | انقلبت السياره | السياره انقلبت | انقلب باص | باص انقلب | الباص انقلب | باص _ انقلب | انقلبت بنا | انقلبنا | انقلب فينا | السياره مقلوبه | سياره مقلوبه | مقلوبه والناس | تقلبت سياره | تقلبت السياره | سياره تقلبت | السياره تقلبت | تدهورت السياره | دراجه _ طاح* | سيكل _ طاح* | السايق ما يقوم | دعم وشرد | صدم وهرب | صدمه وشرد`,
  `drunk driver | drunk man driving | wrong way on | pinned | flipped | hit by bus | hit by car | hit by truck | hit by bike | bus hit | bike hit | lorry hit | knocked by | fell off his bike | fell off my bike | head on | smashed into | slammed into | car rolled | car flipped | crashed | collided | hit by a car | hit by a truck | hit by a bus | hit by a vehicle | hit by a motor* |
    got hit | was hit by | been hit by | car hit | truck hit | bus hit | hit my car | hit our car | hit and run |
    ran over | run over | ran into a | ran into the | ran into my | knocked down | knocked over | overturned |
    turned over | flipped over | rolled over | rear ended | car upside down | car on its side`,
)
/** Said of an accident, it has only just happened. */
export const HAPPENED = concept(
  `صار | صار لي | صار لنا | صاير | صايره | حصل | حصل لي | وقع | واقع | سويت | سوينا | مسوي | مسوين | تعرضت |
    تعرضنا | تعرض | عملت | عملنا | في حادث | فيه حادث | اكو حادث | شفت | شايف | اشوف | عندي حادث | عندنا حادث |
    ابلغ عن | ابي ابلغ | بغيت ابلغ | ابا ابلغ | اريد ابلغ | اريد ان ابلغ | بلاغ عن حادث | بلاغ حادث | هرب | شرد |
    انحاش | قوي | مروع | كبير | خطير | سوا`,
  `qawi | gawi | had an | had a | have had | i had | we had | been in | involved in | there is | there's | there has been |
    there was | i see | i saw | we saw | witnessed | happened | got into | report an accident | report a crash |
    want to report | fled | ran away | bad accident | big accident | terrible accident | serious accident |
    motorbike accident | car accident on | sar | 9ar | saar | sawait | sawaina`,
)
export const INJURED = concept(
  `مصاب | مصابين | مصابه | اصابات | اصابه خطيره | جريح | جرحى | مجروح | مجروحين | محشور* | محبوس داخل السياره |
    داخل السياره | داخلها | والناس داخل* | دم | دماء | مات | ماتوا | ميت | ميتين | يتالم | رجله مكسوره | انكسر* |
    كسور | ما يتحرك | ما تتحرك | لا يتحرك | ما يقوم | ما تقوم | ~طاح | طايح | طايحه | مرمي | رجلي تعورني |
    ايدي تعورني`,
  `injured | injury | injuries | hurt | wounded | bleeding | blood | trapped | stuck | inside the car | dead |
    died | not moving | not getting up | can't get up | lying | broken leg | broken arm | unconscious | badly |
    screaming`,
)

/** Said only of somebody whose life is at risk while it is written. */
export const COLLAPSED = concept(
  `ما ينطق | لا ينطق | فقد النطق | ما تنطق | فمه مايل | فمها مايل | وجهه مايل | غاب عن الدنيا | غايب عن الوعي | غايبه عن الوعي | غاب عن الوعي | ما يحس فينا | ما تحس فينا | نفسه ضايق | نفسها ضايق | وقع من طوله | وقعت من طولها | مش بيرد | مش بترد علينا | مش بيتنفس | مش بتتنفس | مش عم يتنفس | ما عم يتنفس | ما عم تتنفس | مش حاسس | ما فيه نبض | بدون نبض | لونه ازرق | ازرق وجهه | يزرق | نفسي ضاق | نفسي ضايق | ما يرد ولا يتحرك | ينازع | يحتضر | بين الحياه والموت | اجهضت | تجهض | نزيف حاد | ما يتنفس | ما تتنفس | لا يتنفس | لا تتنفس | ما يقدر يتنفس | ما تقدر تتنفس | ما اقدر اتنفس | ما قادر اتنفس | مو قادر اتنفس | مب قادر اتنفس | مب قادر يتنفس | مو قادر يتنفس | ما قادر يتنفس | مب قادره تتنفس | مو قادره اتنفس | لا استطيع التنفس | لا يستطيع التنفس | لا تستطيع التنفس | مش قادر اتنفس | مش قادر يتنفس | مش قادره تتنفس | صعوبه في التنفس | صعوبه بالتنفس | نفسه مقطوع | انقطع نفسه | انقطع نفسها |
   يختنق | تختنق | مختنق | مختنقه | شرق بالاكل | غص بالاكل | غص بلقمه | مغمى عليه | مغمى عليها | مغمي | مغمى | اغمى عليه* | اغمي عليه* | غمي عليه* | غمى عليه* | فاقد الوعي | فاقده الوعي | فاقد وعيه | فاقده وعيها | فقد الوعي | فقد وعيه | فقدت الوعي | فقدت وعيها | بدون وعي | طاح علينا | طاحت علينا | طاح فجاه | طاحت فجاه | طاح وما | طاحت وما | طايح ما | طايح وما | طايحه وما | طايحه ما |
   ما يصحى | ما تصحى | ما راضي يصحى | ما قام يصحى | ما يستجيب | لا يستجيب | ما تستجيب | لا تستجيب | ما يتحرك | ما تتحرك | لا يتحرك | لا تتحرك | قلبه وقف | قلبه واقف | قلبها وقف | توقف قلب* | وقف قلب* | ~نزف دم | ينزف* | تنزف* | ينزل دم | دم كثير | دمه ما يوقف | النزيف ما يوقف | يتشنج* | تتشنج* | يتشنجون | بلع بطاريه | بلع _ بطاريه | بلعت _ بطاريه | بلع دوا | ~بلع حبوب |
   شرب* كلور* | شرب* _ كلور* | شرب* _ ديتول | شرب* مبيد | شرب* _ مبيد | شرب* _ منظف* | شرب* منظف* | شرب* كاز | شرب* _ كاز | شرب* سم | جرعه زايده | جرعه زائده | نزل ماي الراس | ماي الراس | مويه الراس | جاها الطلق | فيها الطلق | الطلق جاها | طلق شديد | تولد الحين | بولد الحين | ولدت في البيت | ولدت بالبيت`,
  `can't speak and | trouble with breath | trouble with breathing | can't swallow | shaking with | not talking and | he is not talking | she is not talking | unable to breathe | gasping | is turning blue | foaming | fits coming | having fits | is having a stroke | face drooped | face is drooping | miscarriage | lots of blood | losing blood | blood everywhere | cut my wrists | cut his wrists | cut her wrists | bleeding out | ma yetnafas | ma ytnafas | ma yitnafas | ma yetnaffas | ghmi 3alaih* | ghmi 3alaiha | not breathing | isn't breathing | no longer breathing | stopped breathing | can't breathe | cannot breathe | can not breathe | not able to breathe | difficulty breathing | trouble breathing | struggling to breathe | short of breath | unconscious | unresponsive | not responding to us | doesn't respond | passed out | fainted | won't wake up | not waking up | isn't waking up | won't stop bleeding | bleeding badly | bleeding heavily | bleeding a lot | is bleeding | are bleeding |
   having a seizure | having seizures | convulsing | is choking | are choking | choking on | drank bleach | drank poison | drank kerosene | drank cleaning | drank detergent | drank chemicals | swallowed a battery | swallowed pills | swallowed a coin | swallowed poison | took an overdose | water broke | waters broke | going into labour | going into labor | in labour | in labor | having a baby now | baby is coming | no pulse | turning blue | ynzif | yinzif | mughma 3alaih`,
)
/** Injuries and sudden illness. */
export const MEDICAL = concept(
  `سخونته | حرارته اربعين | حرارتها اربعين | يرجف | ترجف | انقطع اصبع* | يستفرغ دم | ضاقت انفاسه | قرص* العقرب | نزل سكره | سكره نزل | ثعبان عض* | حيه عض* | حيه لدغ* | كلب عض* | ايدي خدرانه | يدي خدرانه | خدران | وجهه مايل | قلبي يدق بقوه | طاح في الحمام | طاحت في الحمام | راسه ينزف | ضغطه مرتفع حيل | ضغطه نازل | السكر نازل | سكره نازل | غيبوبه | كلوركس | اكل سم | شرب كلوركس | ~شرب كلوركس | جرعه كبيره | كميه كبيره من الادويه | بتولد | جلطه | انجلط | سكته | سكته قلبيه | نوبه قلبيه | ازمه قلبيه | ذبحه صدريه | الم _ صدري | الم _ صدره | الم _ صدرها | الم _ الصدر | الم بصدر* | الام _ صدر* | صدري يعورني | صدره يعوره | صدرها يعورها | قلبي يعورني | قلبه تعبان | قلب _ تعبان | عوار _ صدر* | وجع _ صدر* | ضيق تنفس | ضيق في التنفس | ضيقه نفس | اختناق | اختنق | نزيف | نزف* | تشنج* | نوبه صرع | نوبه ربو | تسمم | تسمم* | لدغ* | لسع* | قرص* _ عقرب | قرصت* عقرب | عضت* حيه | عض* _ ثعبان | عض* _ كلب |
   انكسر* ظهر* | انكسر* رجل* | انكسر* ايد* | رجله انكسر* | ايده انكسر* | صعقه كهرب* | انصعق | صعقت* الكهرب* | كهربت* | حساسيه شديده | ضربه شمس | انهار | انهارت | ~حرق بالماي | ~حرق بالمويه | انحرق* بال* | حروق | انحرق* | طاح من | طاحت من | سقط من | سقطت من | طاح وانكسر* | طاح على راس* | ضربه على راس* | تعبان حيل | تعبانه حيل | تعبان جدا | حالته خطيره | حالتها خطيره | حالته حرجه | ايدي ما تتحرك | وجهي مال`,
  `drank something | panadol | allergy attack | cannot feel his | drooping | tablets of | electrocut* | snake has bitten | dog bit | dog attacked | diabetic coma | sugar is very low | high fever and | burned by | scalded | slipped and | fracture | deep cut | heavy bleeding | ate poison | drank chlorox | clorox | heart attack | stroke | cardiac | chest pain* | pain in my chest | pain in his chest | pain in her chest | chest hurts | bleeding | seizure* | convulsion* | having a fit | choking | choked on | swallowed | poisoned | poisoning | overdose* | snake bit | snake bite | snakebite | bitten by | bit my | scorpion | stung | allergic reaction | anaphyla* | electrocuted | electric shock | contractions | giving birth | heat stroke | heatstroke | severe pain | badly burned | badly burnt | burned himself | burned herself | burnt his | burnt her |
   broken leg | broken arm | broke his leg | broke her leg | broke his arm | head injury | hit his head | hit her head | fell from the | fell off the | fell down the | fell from a | collapsed | asthma attack | very sick | seriously ill | critical condition | numb arm | arm is numb`,
)
export const AMBULANCE = concept(
  `اسعاف | سياره اسعاف | المطافي | الاطفاء | المطافئ | دوريه | دوريات | دوريه شرطه`,
  `ambulance | paramedic* | fire brigade | fire truck | fire engine | police car | is3af | es3af | isaaf | esaaf`,
)
export const POLICE = concept(`شرطه | شرطي | العسكر | بوليس`, `police | cops | policeman | shurta | shorta`)
export const WANTS_SENT = concept(
  `احتاج | نحتاج | محتاج | محتاجين | ابغى | ابا | ابي | نبا | نبغى | نبي | اريد | نريد | بدي | عايز | عاوز |
    لازم | ارسلوا | ارسل | رسلوا | طرشوا | طرش | ابعثوا | ابعتوا | جيبوا | اطلب | اطلبوا | نطلب | اتصلوا | كلموا |
    وينكم | يجي | تجي | يجون | خلو | وين | بلغوا`,
  `need | needed | send | call | want | get | require | where is the | where are the`,
)

/** In water or carried off by it: nobody asks about that. */
export const DROWNING = concept(
  `نزل الوادي فجاه | الوادي نزل وفيه | باص _ داخل الوادي | وقع في المسبح | وقع بالمسبح | وقع في البير | طاح في المسبح | طاح بالمسبح | طاح في البير | طاح البير | غرق بالشط | غرق بالبحر | غرق بالمسبح | داخل الوادي | سياره _ الوادي والماي | الموج سحب* | الموج اخذ* | واحد غرقان | ولد غرقان | طفل غرقان | حد غرقان | يغرق* | تغرق* | بيغرق* | نغرق |  غريق | غرق في | غرق بال* | غرقت في | محاصر* | حاصرنا | حاصرهم |
    حاصر* الماي | انجرف* | جرفه* الوادي | جرفهم | جرف* سيار* | الوادي جرف* | السيل جرف* | يجرفنا | شله الوادي |
    شلهم الوادي | شاله* الوادي | الوادي شل* | الوادي شال* | الوادي سحب* | الوادي اخذ* | سحبه* الوادي |
    سحبه* السيل | اخذه* الوادي | اخذه* السيل | الماي دخل البيت | الماء دخل البيت | المويه دخلت البيت |
    القارب انقلب | قارب* انقلب | انقلب القارب | انقلب قارب*`,
  `wadi came | bus inside the wadi | went under and | fell in the pool | fell into the pool | fell in wadi | fall in wadi | fell into the wadi | car in wadi | fell in the well | in wadi people inside | people inside the wadi | capsize | got pulled by the waves | waves took | drowning | drowned | is drowning | swept away | swept a | swept the | swept my | carried off |
    carried away by | washed away | water is rising | water rising | water is coming in* | water coming in |
    boat sank | boat is sinking | sinking | boat has turned | boat turned | boat overturned | boat capsized |
    capsized`,
)
export const IN_TROUBLE = concept(
  `انزلقنا | انزلق | انزلقت | خربان | خرب | على طرف | وقع في | وقعت في | وقع بال* | مش عارفين نطلع | مو قادرين نطلع | مب قادرين نطلع | انهيار | انهار* | تحت الانقاض | تحت الركام | تحته | غرق* | عالق* | علقت | علقنا | علق | عالقين | محبوس* | انحبس* | محتجزين | ~طاح | طايح | ضعنا | ضايع* | تهنا |
    تايه* | مغرز* | غرزنا | غرزت | سقط* | ما نقدر نطلع | ما يقدرون يطلعون | ما يقدر يطلع | ما نقدر نخرج |
    داخل الوادي`,
  `drifting | hanging | on the edge | dropped | slipped | fall in | fall into | fell in | under the rubble | buried | trapped | stuck | stranded | cut off | lost | fell into | fell from | fell off | no way out | cannot get out |
    can't get out | could not get out | missing`,
)
export const WILD_PLACE = concept(
  `الهدم | الهاويه | هاويه | عرض البحر | مصاعد | الجسر | حفره | الانقاض | الركام | انهيار صخري | جدار | الجدار | مسبح | السقف | منحدر | حفره عميقه | وادي | الوادي | سيل | السيل | السيول | فيضان | البحر | بحر | شاطي | البركه | بركه | مسبح | بئر | بير | فلج |
    سد | جبل | جبال | صحراء | رمال | كهف | مصعد | لفت | اللفت | الاصنصير | اعصار | قارب | السطح | البلكونه |
    الشجره`,
  `bridge | edge of the mountain | at sea | the lift dropped | elevator | rooftop | a hole | rubble | landslide | rockfall | collapsed building | ceiling | shaft | wadi | flood | floods | flooding | flooded | sea | beach | pool | swimming pool | a well | the well | falaj |
    dam | mountain | mountains | cliff | canyon | desert | dunes | sands | cave | elevator | the lift | a lift |
    in lift | in the water | floodwater | river | boat | cyclone | roof | balcony | current`,
)
