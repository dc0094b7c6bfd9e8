import { spokenConcept as concept } from '../phrases.js'

/** What a message may consist of and still be a cry: "fire!", "حادث". */
export const AROUND = concept(
  `في | فيه | اكو | عندنا | عندي | هنا | الحين | الان | كبير | قوي | يا | ناس | لو سمحتوا | بسرعه`,
  `a | an | the | there | is | here | now | big | please | help | my | our`,
)

export const FIRE = concept(
  `حريق | حريقه | الحريق | حرايق | نار | النار | نيران | دخان | يدخن`,
  `fire | flames | smoke | 7areeq | 7are2 | 7ariq | 7areeg | hareeq`,
)
export const BURNING = concept(
  `نار شابه | النار شابه | شابه النار | يحترق* | تحترق* | تحترج | يحترج | احترق البيت | احترق بيت* | احترقت السياره | احترقت الشقه | احترقت سيار* | شب حريق | شبت النار | شبت نار | شب _ حريق |  ولع* | مولع |
   مولعه | اندلع* | اندلعت | نشب* | نشوب حريق | اشتعل* | يشتعل* | تشتعل* | انفجر* | انفجار | تسرب غاز | تسريب غاز | تهريب غاز | ريحه غاز | ريحة الغاز | رائحه غاز | رائحه الغاز | الغاز يسرب | الغاز مسرب |
   دخان كثير | دخان كثيف | دخان طالع | دخان يطلع | الدخان يطلع | طالع دخان`,
  `on fire | is burning | are burning | burning down | caught fire | catching fire | fire broke out | there is a fire | there's a fire | there is fire | fire in | a fire in |
   gas leak | gas is leaking | leaking gas | smell gas | smell of gas | explosion | exploded | smoke coming | smoke everywhere | full of smoke | smoke is`,
)
/** "Fire" that burns nothing. */
export const NO_FIRE = concept(
  `اطلاق نار | الدفاع المدني | طفايه | طفايات | انذار الحريق | جهاز انذار | كاشف دخان | اسعار نار | الاسعار نار |
    نار الاسعار | ضد الحريق | السلامه من الحريق | احترقت اعصابي | حرقتوا اعصابي | العاب ناريه | سيجاره | تدخين`,
  `fire me | fired | fire an employee | fire a worker | fire extinguisher | fire safety |
    fire alarm certificate | fire certificate | fire noc | fireworks | firearm* | smoking | cease fire`,
)

export const ACCIDENT = concept(
  `دعموني | دعمنا | دعمتنا | دعم سيارتي | دعم سيارتنا | دعمت سياره | دعم سياره | حادث | حادثه | حوادث | الحادث | بحادث | حادث سير | حادث مروري | تصادم | اصطدام | اصطدم* | تصادم* |  دعمني | دعمتني | صدمني | صدمتني | صدمنا | صدموني | صدمت | صدم | صدمته | صدمها | سياره صدمت |
   دهس* | ينصدم | انصدم* | مصدوم | انقلب* | متقلب* | مقلوب* | تقلب | تدهور*`,
  `accident | car accident | crash | crashed | collision | collided | hit by a car | hit by a truck | got hit | was hit by | hit my car | hit our car | hit and run | ran over | run over |
   overturned | rolled over | flipped over | pile up | pileup | car hit | truck hit | 7adith | 7adeth | 7ads | hadith | hadeth | da3amni | sadamni`,
)
/** Said of an accident, it has only just happened. */
export const HAPPENED = concept(
  `صار | صار لي | صار لنا | صاير | صايره | حصل | حصل لي | وقع | واقع | سويت | سوينا | مسوي | مسوين | تعرضت | تعرضنا | تعرض | عملت | عملنا | في حادث | فيه حادث | اكو حادث | شفت | شايف | اشوف | عندي حادث |
   عندنا حادث | ابلغ عن | ابي ابلغ | بغيت ابلغ | ابا ابلغ | اريد ابلغ | اريد ان ابلغ | بلاغ عن حادث | بلاغ حادث | هرب | شرد | انحاش`,
  `had an | had a | have had | i had | we had | been in | involved in | there is | there's | there has been | there was | i see | i saw | we saw | witnessed |
   happened | got into | report an accident | report a crash | want to report | fled | ran away | sar | 9ar | saar | sawait`,
)
export const INJURED = concept(
  `مصاب | مصابين | مصابه | اصابات | اصابه خطيره | جريح | جرحى | مجروح | مجروحين | محشور* | محشورين | محبوس داخل السياره | داخل السياره | دم | دماء | مات | ماتوا | ميت | ميتين | يتالم | رجله مكسوره | انكسر* | كسور |
   ما يتحرك | ما تتحرك | لا يتحرك | طايح | طايحه | طاح | طاحت | مرمي`,
  `injured | injuries | hurt | wounded | bleeding | blood | trapped | stuck inside | dead | died | not moving |
    lying | broken leg | broken arm | unconscious | badly`,
)

/** Said only of somebody whose life is at risk while it is written. */
export const COLLAPSED = concept(
  `ما يتنفس | ما تتنفس | لا يتنفس | لا تتنفس | ما يقدر يتنفس | ما تقدر تتنفس | ما اقدر اتنفس | ما قادر اتنفس | مو قادر اتنفس | مب قادر اتنفس | مب قادر يتنفس | مو قادر يتنفس | ما قادر يتنفس |
   مب قادره تتنفس | مو قادره اتنفس | لا استطيع التنفس | لا يستطيع التنفس | لا تستطيع التنفس | مش قادر اتنفس | مش قادر يتنفس | مش قادره تتنفس | صعوبه في التنفس | صعوبه بالتنفس | نفسه مقطوع | انقطع نفسه | انقطع نفسها |
   يختنق | تختنق | مختنق | شرق بالاكل | غص بالاكل | غص بلقمه | مغمى عليه | مغمى عليها | مغمي | مغمى | اغمى عليه* | اغمي عليه* | فاقد الوعي | فاقده الوعي | فاقد وعيه | فاقده وعيها | فقد الوعي | فقد وعيه | فقدت الوعي | فقدت وعيها | بدون وعي |
   طاح علينا | طاحت علينا | طاح فجاه | طاحت فجاه | طاح وما | طاحت وما | طايح ما | ما يصحى | ما تصحى | ما راضي يصحى | ما يستجيب | لا يستجيب | ما تستجيب | ما يتحرك | ما تتحرك | لا يتحرك | لا تتحرك | قلبه وقف | قلبه واقف | قلبها وقف | توقف قلب* |
   ينزف* | تنزف* | ينزل دم | دم كثير | دمه ما يوقف | النزيف ما يوقف | يتشنج* | تتشنج* | بلع بطاريه | بلع _ بطاريه | بلعت _ بطاريه | بلع دوا | بلع حبوب | شرب كلور* | شرب* _ كلور* | شرب* _ ديتول | شرب* _ مبيد | شرب* _ منظف* | شرب* _ كاز | جرعه زايده | جرعه زائده |
   نزل ماي الراس | ماي الراس | مويه الراس | جاها الطلق | فيها الطلق | طلق شديد | تولد الحين |  بولد الحين | ولدت في البيت | ولدت بالبيت`,
  `not breathing | isn't breathing | stopped breathing | can't breathe | cannot breathe | not able to breathe | difficulty breathing | trouble breathing | struggling to breathe | short of breath | unconscious | unresponsive | not responding to us |
   passed out | fainted | won't wake up | not waking up | isn't waking up | won't stop bleeding | bleeding badly | bleeding heavily | is bleeding | are bleeding | having a seizure | having seizures | convulsing | is choking | are choking | choking on | drank bleach | drank poison | drank kerosene |
   drank cleaning | drank detergent | swallowed a battery | swallowed pills | swallowed a coin | took an overdose | water broke | waters broke | going into labour | going into labor | in labour | in labor | having a baby now | baby is coming |
   ynzif | yinzif | ma yetnafas | ma ytnafas | ma yitnaffas | faqid elwa3i | mughma 3alaih | moghma`,
)
/** Injuries and sudden illness. */
export const MEDICAL = concept(
  `بتولد | تولد | جلطه | انجلط | سكته | سكته قلبيه | نوبه قلبيه | ازمه قلبيه | ذبحه صدريه | الم _ صدري | الم _ صدره | الم _ صدرها | الم _ الصدر | الم بصدر* | الام _ صدر* | صدري يعورني | صدره يعوره | صدرها يعورها | قلبي يعورني | عوار _ صدر* | وجع _ صدر* | ضيق تنفس | ضيق في التنفس | ضيقه نفس |
   اختناق | اختنق | نزيف | نزف* | تشنج* | نوبه صرع | نوبه ربو | تسمم | تسمم* | لدغ* | لسع* | قرص* _ عقرب | قرصت* عقرب | عضت* حيه | عض* _ ثعبان | عض* _ كلب | انكسر* ظهر* | انكسر* رجل* | انكسر* ايد* | رجله انكسر* | ايده انكسر* | صعقه كهرب* | انصعق | صعقت* الكهرب* | كهربت* |
   حساسيه شديده | ضربه شمس | انهار | انهارت | حرق* _ بالماي | حروق | انحرق* | طاح من | طاحت من | سقط من | سقطت من | طاح وانكسر* | طاح على راس* | ضربه على راس* | تعبان حيل | تعبانه حيل | تعبان جدا | حالته خطيره | حالتها خطيره | حالته حرجه`,
  `heart attack | stroke | cardiac | chest pain* | pain in my chest | pain in his chest | pain in her chest | chest hurts | bleeding | seizure* | convulsion* | having a fit | choking | choked on | swallowed | poisoned | poisoning | overdose* |
   snake bite | snakebite | bitten by | bit my | scorpion | stung | allergic reaction | anaphyla* | electrocuted | electric shock | contractions | giving birth | heat stroke | heatstroke | severe pain | badly burned | badly burnt | burned himself | burned herself |
   broken leg | broken arm | broke his leg | broke her leg | broke his arm | head injury | hit his head | hit her head | fell from | fell off | fell down the stairs | collapsed | asthma attack | very sick | seriously ill | critical condition`,
)
export const AMBULANCE = concept(
  `اسعاف | الاسعاف | سياره اسعاف | المطافي | الاطفاء | المطافئ | الدوريه | دوريه | دوريات | دوريه شرطه`,
  `ambulance | paramedic* | fire brigade | fire truck | fire engine | police car | is3af | es3af | isaaf | esaaf`,
)
export const POLICE = concept(`شرطه | الشرطه | شرطي | العسكر | بوليس`, `police | cops | policeman | shurta | shorta`)
export const WANTS_SENT = concept(
  `احتاج | نحتاج | محتاج | محتاجين | ابغى | ابا | ابي | نبا | نبغى | نبي | اريد | نريد | بدي | عايز | عاوز |
    لازم | ارسلوا | رسلوا | طرشوا | ابعثوا | ابعتوا | جيبوا | اطلب | اطلبوا | نطلب | اتصلوا | وينكم | يجي | تجي |
    خلو`,
  `need | send | call | want | get | require | where is the`,
)

/** In water, in a wadi, at a height, shut in. */
export const IN_TROUBLE = concept(
  `غرق* | يغرق* | تغرق* | نغرق | غرقان* | غريق | بيغرق | محاصر* | حاصر* | محتجزين في | عالق* | علقت | علقنا | علق | عالقين | محبوس* | انحبس* | جرف* | جرفه | جرفها | انجرف* | يجرف* | شله الوادي | شلهم الوادي | شالهم الوادي | الوادي شل* | سحب* _ الوادي | الوادي سحب* |
   اخذ* الوادي | طاح* _ البحر | طاح* _ البير | طاح* _ بئر | طاح* _ الفلج | ضعنا | ضايع* | تهنا | تايه* | مغرز* | غرزنا | غرزت | سقط* | طاح* في`,
  `drown* | trapped | stuck | stranded | swept away | carried away | washed away | sinking | water rising |
    water is rising | cut off | lost in | fell into | fell from | fell off`,
)
export const WILD_PLACE = concept(
  `وادي | الوادي | واديه | سيل | السيل | السيول | فيضان | الفيضان | البحر | بحر | الشاطي | شاطي | البركه | بركه | مسبح | المسبح | بئر | بير | البير | فلج | الفلج | سد | السد | جبل | الجبل | جبال | صحراء | الصحراء | رمال | الرمال | كهف | مصعد | المصعد |
   لفت | اللفت | الاصنصير | اعصار | الاعصار | الماي ارتفع | المويه ترتفع | الماء يرتفع | منسوب المياه | قارب | القارب | السطح | البلكونه | الدور الثالث`,
  `wadi | flood | flooding | flooded | sea | beach | pool | swimming pool | a well | the well | falaj | dam |
    mountain | mountains | cliff | desert | dunes | cave | elevator | the lift | a lift | in lift | in the water |
    floodwater | river | boat | cyclone | roof | balcony | sands`,
)

export const HURTS = concept(
  `يضرب* | تضرب* | ضربني | ضربتني | ضربوني | ضربها | ضربه | ضربهم | يضاربون | يتضاربون | مضاربه | هوشه | يتهاوشون | طقني | يطقني | يطق* | يعتدي* | اعتدى* | اعتدوا | معتدي | يعنف* | يعذب* | يعنفني | تعنيف | عنف اسري | عنف | طعن* | يطعن* | مطعون |
   بيقتل* | يقتل* | سيقتل* | قتل* | بيذبح* | يذبح* | اغتصب* | يغتصب* | تحرش* | يتحرش* | متحرش | يلاحقني | يلحقني | يطاردني | يطارد* | يخنق* | خنقني | يكسر عظامي | يؤذيني | ياذيني | ياذيها | يحرقني | يهاجم* | هاجم*`,
  `beat | beats | beating | beaten | hits me | hitting me | hit me | hit her | hitting her | hits her | hits his | hits their | hits the | slapped | punched | kicks | kicked | choked me | strangl* | assault* | attacks | attacked | attacking | abuse | abuses | abused | abusive | abusing |
   hurting me | hurting her | hurting them | hurt me | domestic violence | violent | rape | raped | raping | stab | stabbed | stabbing | going to kill | wants to kill | trying to kill | will kill me | kill us | kill her | kill him | murder | molest* | sexually | chasing me | following me | stalk* | a fight | are fighting | knife fight | yithrebni | yethrebni | yidrbni | yedhrebni | yethribni | ythrbni`,
)
/** The writer is the one who is hurt: no question beside it makes that less urgent. */
export const HURTS_ME = concept(
  `يضربني | يضربنا | بيضربني | ضربني | ضربتني | ضربوني | ضربنا | يطقني | طقني | يعنفني | يعتدي علي* | اعتدى علي* | تحرش فيني | تحرش بي | يتحرش فيني | يتحرش بي | اغتصبني | يخنقني | خنقني | بيقتلني | بيذبحني | يبي يقتلني | يبغى يقتلني | يبا يقتلني | سيقتلني | يريد قتلي | يريد يقتلني |
   زوجي يضرب* | ريلي يضرب* | ابوي يضرب* | اخوي يضرب* | كفيلي يضرب* | يطاردني | يلاحقني`,
  `beats me | beating me | beat me | hits me | hitting me | hit me in the face | slapped me | punched me | choked me | abuses me | abusing me | abused me | raped me | attacked me | assaulted me | stabbed me | molested me | kicked me | is going to kill me | wants to kill me | trying to kill me |
   will kill me | husband beats | husband hits | husband beat | husband hit | father beats | father hits | employer beats | employer hits | madam beats | madam hits | sponsor beats | yithrebni | yethrebni | yidrbni | yedhrebni | yethribni | ythrbni`,
)
export const AFRAID = concept(
  `خايفه منه | خايف منه | خايفه من زوجي | خايفه من ريلي | اخاف يقتل* | اخاف يذبح* | خايف* على حياتي |
    خايف* على نفسي | اخاف على حياتي | اخاف على نفسي`,
  `scared of him | afraid of him | scared of my husband | afraid of my husband | scared for my life |
    fear for my life | afraid for my life | i don't feel safe | not safe at home`,
)
export const THREATENS = concept(
  `يهدد* | تهدد* | هدد* | مهدد* | تهديد`,
  `threaten | threatens | threatened | threatening | threat | threats | yhaddedni | yhaddidni`,
)
export const WITH_DEATH = concept(
  `القتل | بالقتل | قتل | يقتل* | بيقتل* | بالذبح | ذبح | بيذبح* | سكين | سكينه | خنجر | سلاح | بسلاح | مسدس |
    بندقيه | بالضرب | الضرب | حرق | يحرق* | بالموت | اذيه | يؤذي* | ياذي* | حياتي`,
  `kill | death | die | knife | gun | weapon | pistol | hurt | harm | beat | burn | shoot | stab | my life | acid`,
)
export const ARMED = concept(
  `معه سكين | معاه سكين | عنده سكين | شايل سكين | حامل سكين | رافع سكين | مسلح | مسلحين | معه سلاح | معاه سلاح |
    شايل سلاح | حامل سلاح | رافع سلاح | اطلاق نار | يطلق النار | اطلقوا النار | يرمي بالرصاص | صوت رصاص`,
  `with a knife | has a knife | with a gun | has a gun | armed | gunshot* | shooting | shots fired | gunman |
    waving a knife | holding a knife`,
)

export const CHILD = concept(
  `طفل | طفله | الطفل | الطفله | اطفال | اطفاله | اطفالها | الاطفال | ولد | ولده | ولدي | الولد | اولاد |
    اولاده | عياله | عيالها | عيالي | العيال | بنت | بنته | بنتي | البنت | بناته | بنيه | ياهل | اليهال | يهال |
    رضيع | رضيعه | مولود | صبي | قاصر | حفيد* | ابنه | ابني | ابنتي | جهال`,
  `child | children | kid | kids | baby | infant | toddler | boy | girl | son | daughter | minor | newborn |
    schoolboy | schoolgirl | stepson | stepdaughter | little one`,
)
export const MISTREATS = concept(
  `يضرب* | تضرب* | ضربه* | ضربوا* | ينضرب* | يتعرض للضرب | يعذب* | تعذب* | معذب | يعنف* | تعنف* | يتعنف* | يتعرض* _ عنف | تتعرض* _ للعنف | متروك* | تاركين* | تارك* | تركوا* | مهملين* | يهمل* | محبوس* | حابس* | يحبس* | مقفول* عليه* | لوحده في | لحاله في | بروحه في | لوحدها في | بروحها في | يتحرش* | متحرش | تتعرض للتحرش | يتعرض للتحرش |
   اعتدى* | يعتدي* | اغتصب* | يستغل* | يجوع* | ما ياكلوه | ما ياكلونه | كدمات | يشغلونه* | يشغلوا*`,
  `beat | beats | beating | beaten | hits | hitting | abuses | abused | abusing | being abused | hurts |
    hurting | neglects | neglected | neglecting | left alone | leaves them alone | locked | locking | molest* |
    touched | touching | sexually | starves | starved | starving | bruises | tortures | tortured | torturing |
    exploited | abandoned`,
)
/** The same as a thing, which a report and a question name alike. */
export const MISTREATMENT = concept(
  `ضرب | الضرب | تعذيب | تعنيف | عنف | العنف | اهمال | تحرش | التحرش | اعتداء | استغلال |  تسول`,
  `abuse | abusive | neglect | violence | mistreatment | exploitation | molestation | harassment | begging`,
)
export const GONE_MISSING = concept(
  `ضاع | ضاعت | ضايع | ضايعه | ضيعت | مفقود | مفقوده | فقدت | فقدنا | تاه | تايه | تايهه | مختفي | مختفيه |
    اختفى | اختفت | ما لقيته | ما لقيتها | ما لقيناه | ما حصلته | ما رجع | ما رجعت | ما رد البيت | خطف* | انخطف* |
    مخطوف* | يخطف* | اختطف*`,
  `missing | lost my son | lost my daughter | lost my child | lost my kid | my son is lost | can't find my |
    cannot find my | disappeared | vanished | didn't come home | did not come home | hasn't come home | kidnap* |
    abducted | taken by a stranger | ran away from home`,
)

export const SELF_HARM = concept(
  `انتحر* | انتحار | ينتحر* | تنتحر* | بانتحر | بنتحر | اقتل نفسي | بقتل نفسي | اقتل روحي | بقتل روحي | اذبح نفسي | بذبح نفسي | يقتل نفسه | تقتل نفسها | بيقتل نفسه | يقتل روحه | اموت نفسي | بموت نفسي | يموت نفسه | انهي حياتي | بنهي حياتي | انهاء حياتي | ينهي حياته | تنهي حياتها | اتخلص من حياتي | اخلص من حياتي |
   ابا اموت | ابغى اموت | ابي اموت | ابغي اموت | اريد اموت | اريد ان اموت | اريد الموت | ودي اموت | نفسي اموت | بدي اموت | عايز اموت | عاوز اموت | اتمنى الموت | اتمنى اموت | اتمنى اني اموت | ليتني اموت | ليتني ميت | احسن لي اموت | الموت ارحم | الموت احسن لي |
   ما ابا اعيش | ما ابغى اعيش | ما ابي اعيش | مابي اعيش | ما اريد اعيش | ما اريد ان اعيش | لا اريد ان اعيش | لا اريد العيش | مش عايز اعيش | ما بدي عيش | ما عاد ابا اعيش | ما عاد اقدر اعيش | ما لي سبب اعيش | ما في سبب اعيش | مالها داعي حياتي | حياتي ما لها معنى | حياتي مالها معنى | كرهت حياتي | كرهت الحياه | كاره حياتي | كاره نفسي | مليت من حياتي |
   مليت من الحياه | تعبت من حياتي | تعبت من الحياه | تعبت من الدنيا | طفشت من الحياه | اؤذي نفسي | اذي نفسي | باذي نفسي | يؤذي نفسه | تؤذي نفسها | اجرح نفسي | بجرح نفسي | اضر نفسي | جرح* ايد* بسكين | قطعت شراييني | اقطع شراييني | ارمي نفسي | برمي نفسي | يرمي نفسه | بيرمي نفسه | ترمي نفسها | اشنق نفسي | يشنق نفسه | اكلت حبوب كثيره | شربت حبوب كثيره | بلعت حبوب كثيره | افكار انتحاريه`,
  `suicide | suicidal | kill myself | killing myself | end my life | ending my life | end it all | take my own life | take my life | want to die | wanna die | wish i was dead | wish i were dead | wish to die | better off dead | don't want to live | do not want to live | don't wanna live |
   no reason to live | not worth living | nothing to live for | can't go on living | tired of living | tired of life | hate my life | hurt myself | hurting myself | harm myself | harming myself | self harm | self-harm | cut myself | cutting myself | hang myself | want to jump | going to jump | gonna jump | about to jump | kill himself | kill herself | killing himself |
   killing herself | end his life | end her life | took too many pills | took all my pills | overdosed on | abi amoot | abi amut | aba amoot | abgha amoot | bamoot nafsi | an7r | anta7er | anti7ar | banta7er`,
)

export const THIEF = concept(
  `حرامي | حراميه | الحرامي | لص | لصوص | سارق | سراق | سطو | يسرق* | تسرق* | قاعد يسرق | يكسر الباب |
    يكسروا الباب | كسروا الباب | كسر الباب | يفتح الباب بالقوه | يحاول يدخل | يحاولون يدخلون | يحاول يفتح |
    دخل علينا | داخل بيتنا | دخل بيتنا | دخلوا بيتنا | اقتحم* | يقتحم* | متسلل | تسلل* | مشبوه | مشبوهين | نشال |  سلب* | عصابه | احد غريب في | حد غريب في | غريب في البيت`,
  `thief | thieves | burglar* | burglary | robber* | robbing | being robbed | mugged | mugging | is stealing |
    are stealing | breaking in | breaking into | break into my | broke into | broken into | break in | intruder |
    prowler | someone in my house | someone in my garden | someone is in my | trying to get in |
    trying to open my | trying to enter | 7arami | 7aramy | harami | yesrig | yesrig`,
)
export const STOLE = concept(
  `سرق* | انسرق* | مسروق* | سرقوا | سرقني | سرقونا | نهب* | خطف شنطتي`,
  `stole | stolen | robbed | snatched | theft | saragow | sara8o`,
)
export const CRIME = concept(
  `جريمه | قتل | مقتول | جثه | خطف* | انخطف* | مخطوف* | اختطف* | يخطف* | يبيع مخدرات | يبيعون مخدرات |
    مروج مخدرات | ابتزاز | يبتز* | ابتز* | تبتز* | مبتز`,
  `crime | murder* | dead body | kidnap* | abducted | blackmail* | extort* | sextortion | selling drugs |
    drug dealer | hostage`,
)

export const HELD = concept(
  `محتجز* | محتجزين* | يحتجز* | حاجز* | حابسني | حابسيني | حابسنا | حابسينا | حابسينها | يحبسني |
    محبوسه في بيت الكفيل | قافلين علي | قافل علي | مقفلين علي | ما يخليني اطلع | ما يخلوني اطلع | ما يخلونا نطلع |
    ما يخليني اخرج | يمنعني من الخروج | ممنوع اطلع | يجبر* | يجبروني | يجبروننا | اجبروني | اجبرني | اجبرونا |
    غصبن عني | غصبا عني | مغصوبه | يبيع* _ البنات | باعوني | باعني | دعاره | اتجار بالبشر | ضحيه اتجار |
    اتجار بي | يتاجرون | عبوديه`,
  `locked me | locked us | locks me | locks us | locked in the house | held against | being held | holding me |
    held captive | captive | not allowed to leave | won't let me leave | will not let me leave |
    won't let us leave | won't let me go | doesn't let me leave | forced to work | forcing me | forces me |
    forced me | forced us | forcing us | prostitution | trafficked | traffickers | sold me | slave | slavery`,
)
/** What people are forced into, or how. */
export const AGAINST_WILL = concept(
  `اشتغل | نشتغل | العمل | الشغل | شغل | دعاره | جواز* | بدون راتب | بلا راتب | ما اطلع | اطلع | اخرج | نطلع |
    البيت | بيت الكفيل | الغرفه | غرفه | كفيلي | الكفيل | المدام | شقه | ناس ما اعرفهم | زواج | اتزوج`,
  `work | working | passport* | without pay | no pay | unpaid | leave | go out | house | room | apartment |
    villa | sponsor | employer | boss | madam | men | marry | agency | prostitution | sex`,
)
