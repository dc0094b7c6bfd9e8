import { spokenConcept as concept } from '../phrases.js'

/** The writer is the one who is hurt: no question beside it makes that less urgent. */
export const HURTS_ME = concept(
  `  جوزي بيضرب* | زوجي عم يضرب* | عم يضربني | بيضربني | بيضربنا | ضربوني وسرق* | تعرضت للضرب | انضربت | يجرني من شعري | دفني من الدرج | يضربني | تضربني | يضربنا | تضربنا | يضربوني | يضربونا | بيضربني | ضربني | ضربتني | ضربوني | ضربنا | يطقني | تطقني | طقني | يعنفني | يعنفنا | تعنفني | يعتدي علي* | اعتدى علي* | اعتدوا علي* | تهجم علي* | هجم علي* | هجموا علي* | تحرش فيني | تحرش بي | يتحرش فيني | يتحرش بي | اغتصب* | يغتصب* | اغتصاب | لاغتصاب | للاغتصاب | يخنقني | خنقني | بيقتلني | بيذبحني | يذبحني | يبي يقتلني | يبغى يقتلني | يبا يقتلني | سيقتلني | يريد قتلي | يريد يقتلني | يبا يضربني | يبغى يضربني |
   زوجي يضرب* | ريلي يضرب* | رجلي يضرب* | ابوي يضرب* | اخوي يضرب* | كفيلي يضرب* | كفيلتي تضرب* | ولدي يضربني | يطاردني | يلاحقني | يلحقني`,
  `  pushed me | pushes me | threw me | dragged me | beat me | hit me and | pulled my hair | he hits me | holding me by | grabbed me | beats me | beating me | beat me up | beats us | hits me | hitting me | hits us | hit me in the face |
    slapped me | slaps me | punched me | punches me | choked me | strangled me | abuses me | abusing me |
    abused me | raped | rape | attacked me | attacking me | assaulted me | stabbed me | molested me | kicked me |
    kicks me | going to kill me | wants to kill me | trying to kill me | will kill me | husband beats |
    husband hits | husband beat | husband hit | father beats | father hits | employer beats | employer hits |
    madam beats | madam hits | sponsor beats | sponsor hits | sexually assaulted | domestic violence victim |
    chasing me | following me with`,
)
export const AFRAID = concept(
  `يراقب بيتنا | يراقبني | يراقبنا | خايفين منه | خايف يقتلني | خايفه منه | خايف منه | خايفه من زوجي | خايفه من ريلي | خايفه من طليقي | خايفه من ابوي | خايفه من اخوي |
    خايفه يذبح* | خايفه يقتل* | اخاف يقتل* | اخاف يذبح* | خايف* على حياتي | خايف* على نفسي | اخاف على حياتي |
    اخاف على نفسي | خايفه ارجع البيت | خايف ارجع البيت`,
  `following my car | following us | following me since | i'm scared of him | scared he'll | afraid he'll | watching my house | watching our house | scared of him | afraid of him | scared of my husband | afraid of my husband | afraid of my ex |
    scared of my ex | afraid of what my husband | afraid of what he | scared he will | afraid he will |
    scared for my life | fear for my life | afraid for my life | i don't feel safe | not safe at home |
    outside and i am scared | outside my house | outside and i'm scared`,
)
/** Hits, attacks or fights; whether it happens to somebody now, other words tell. */
export const HURTS = concept(
  `صراخ وتكسير | يكسر كل شي | ~هاجم | ماسكها بالغصب | بالغصب | اسيد | ~طق | ~خبط | بيضرب* | عم يضرب* | تصرخ | ~ضرب | يتضاربون | مضاربه | هوشه | يتهاوشون | ~طعن | مطعون | ~عذب | ~عنف | تعنيف | عنف اسري | ~قتل | ~ذبح |
    ~خنق | تحرش* | يتحرش* | متحرش | يعتدي* | اعتدى* | اعتدوا | معتدي | يلاحق* | يطارد* | كسر ايد* | كسر راس* |
    كسر الباب | يهاجم* | هاجم* | تهجم* | هجم* | يؤذي* | ياذي* | يحرقني`,
  `crying for help | calling for help | shouting for help | screaming and | woman screaming | things breaking | acid on | poured acid | threw acid | grabbed a | dragging a | throw me outside | kicking | screaming for help | being beaten | is beating | beat | beats | beating | beaten | hits her | hitting her | hits his | hits their | hits him | hit her |
    hit him | slapped | punched | kicks | strangl* | assault* | attacks | attacked | attacking | abuse | abuses |
    abused | abusive | abusing | hurting me | hurting her | hurting them | domestic violence | violent | stab |
    stabbed | stabbing | kill us | kill her | kill him | kill them | murder | molest* | stalk* | a fight |
    are fighting | knife fight | big fight`,
)
export const THREATENS = concept(
  `~هدد | تهديد | مهدد*`,
  `says he will | said he will | swears he will | threaten | threatens | threatened | threatening | threat |
    threats | yhaddedni | yhaddidni`,
)
export const THREATENS_ME = concept(
  `يهددني | تهددني | يهددنا | هددني | هددتني | هددوني | يهددوني | مهددني | مهدديني`,
  `threatens me | threatened me | threatening me | threatening us | threatened us | threatens us |
    threatened to | threatening to | yhaddedni | yhaddidni`,
)
export const WITH_DEATH = concept(
  `القتل | ~قتل | ~ذبح | سكين | سكينه | خنجر | سلاح | مسدس | بندقيه | الضرب | حرق | الموت | اذيه | ~اذي | حياتي |
    تحت البيت | قدام البيت | عند الباب`,
  `kill | death | die | knife | gun | weapon | pistol | bat | hurt | harm | beat | burn | shoot | stab |
    my life | acid | at my door | outside my`,
)
export const ARMED = concept(
  `شايل سيف | سيف | طعنوا | طعنه بسكين | مسلحين | معه سكين | معاه سكين | عنده سكين | شايل سكين | حامل سكين | رافع سكين | رافع علي سكين | رافع عليه سكين |
    ~رفع سكين | ~رفع سلاح | معهم سكاكين | معاهم سكاكين | فيها سلاح | مسلح | مسلحين | معه سلاح | معاه سلاح |
    شايل سلاح | حامل سلاح | رافع سلاح | اطلاق نار | يطلق النار | اطلقوا النار | يرمي بالرصاص | صوت رصاص | رصاص |
    بالسكين | بسلاح`,
  `with a sword | with guns | with sword | with sticks | with iron | with a crowbar | with a machete | crowbar | machete | has a weapon | with a hammer | with a stick | with a knife | with knives | has a knife | with a gun | with a bat | has a gun | armed | gunshot* |
    shooting at | shots fired | gunman | waving a knife | holding a knife | at knifepoint | at gunpoint`,
)

export const CHILD = concept(
  `طفل | طفله | طفلين | اطفال | اطفاله | اطفالها | ولد | ولده | ولدي | اولاد | اولاده | اولادها | عيال | عياله |
    عيالها | عيالي | عيالهم | بنت | بنته | بنتي | بناته | بنيه | البنيه | ياهل | يهال | رضيع | رضيعه | بيبي |
    مولود | صبي | قاصر | حفيد* | ابنه | ابني | ابنتي | جهال | طلاب | طالب | تلميذ | تلاميذ`,
  `child | children | kid | kids | baby | infant | toddler | boy | boys | girl | girls | son | daughter | minor |
    newborn | pupil | pupils | schoolboy | schoolgirl | stepson | stepdaughter | little one | niece | nephew |
    grandson | granddaughter`,
)
export const MISTREATS = concept(
  `محبوسه |   مربوط* | ينام في الشارع | ~ضرب | ينضرب* | يتعرض للضرب | تعرض للضرب | ~عذب | يتعذب* | ~عنف | يتعرض* _ عنف | تتعرض* _ للعنف | متروك* |
    تاركين* | تاركهم | تاركه وحده | تركوا* | تركه* | مهملين* | مهملهم | مهمله | ~همل | محبوس* | حابس* | ~حبس |
    مقفول* عليه* | لوحده في | لحاله في | بروحه في | لوحدها في | بروحها في | بروحهم | لحالهم | لوحدهم | ~تحرش |
    يتحرش* | متحرش | تتعرض للتحرش | يتعرض للتحرش | تعرضت للتحرش | ~لمس | اعتدى* | يعتدي* | اغتصب* | ~ستغل |
    تستغل* | يستغل* | ~جوع | ما ياكلوه | ما ياكلونه | بدون اكل | كدمات | يشغلونه* | يشغلوا* | ~حرق | يتسول |
    تتسول | يصيح ويتعذب | صراخ`,
  `beat a | beating a | touches her | touches him | uncle touches | tied up | chained | beat | beats | beating | beaten | hits | hitting | abuses | abused | abusing | being abused | being hurt |
    is hurt by | hurts | hurting | burns the | burned by | neglects | neglected | neglecting | left alone |
    leaves them alone | alone at home | locked | locking | molest* | touched | touching | touches | sexually |
    starves | starved | starving | bruise | bruises | tortures | tortured | torturing | exploited | abandoned |
    wandering | screaming in | is screaming | tried to take | trying to take | tried to grab`,
)
/** The same as a thing, which a report and a question name alike. */
export const MISTREATMENT = concept(
  `الضرب | تعذيب | تعنيف | عنف | اهمال | تحرش | اعتداء | استغلال | تسول`,
  `abuse | abusive | neglect | violence | mistreatment | exploitation | molestation | harassment | begging`,
)
export const GONE_MISSING = concept(
  `مش لاقي* | مش لاقين* | مو لاقي* | مب لاقي* | مو لاقين* | مب لاقين* | ما لقينا* | ما القاه | ما القاها | انفقد | ما ندري وينه | ما ندري وينها | ما نعرف وينه | ~ضاع | ضايع | ضايعه | ضيعت | مفقود | مفقوده | فقدت | فقدنا | تاه | تايه | تايهه | مختفي | مختفيه | اختفى |
    اختفت | ما لقيته | ما لقيتها | ما لقيناه | ما نلقاه | ما نلقاها | ما نلقى | ما لقينا | ما حصلته | ما حصلناه |
    ما رجع | ما رجعت | ما رد البيت | ~خطف | انخطف* | مخطوف* | ~ختطف`,
  `walked out an hour | walked out and | wandered off | can't see my | lost sight of | don't know where he is | don't know where she is | has gone missing | snatched my | took my daughter | took my son | grabbed my | missing | lost my son | lost my daughter | lost my child | lost my kid | lost my boy | lost my girl |
    my son is lost | is lost in | can't find my | cannot find my | can't find him | can't find her | disappeared |
    vanished | didn't come home | did not come home | hasn't come home | not come back from school | kidnap* |
    abducted | taken by a stranger | ran away from home | wandering alone`,
)

export const SELF_HARM = concept(
  `اخذت كل الحبوب | خذت كل الحبوب | بلعت كل الحبوب | افتك من الدنيا | افتك من حياتي | ~شنق نفسه | ~شنق روحه | يشنق روحه | يشنق نفسه | شنق نفسه | شنق روحه | كتب سامحوني | يقول سامحوني | رمى نفسه | نفسي كل شي ينتهي | ما لوجودي فايده | فايده من وجودي | اختفي للابد | قطع عروق* | اموت وارتاح | مش عايز اعيش | مش عايزه اعيش | مش عاوز اعيش | مش قادر اكمل | مش قادره اكمل حياتي | ما بقى فيني اعيش | ما عاد فيني | بدي انهي حياتي | نفسي انام وما اقوم | ودي اختفي من الدنيا | ما لي مكان في هالدنيا | بخلص نفسي | اخلص على نفسي | انهي كل شي | شرب حبوب كثيره | كميه كبيره من الادويه | كتب وصيته ويبغى | ~نتحر | انتحر* | انتحار | الانتحار | اقتل نفسي | بقتل نفسي | اقتل روحي | بقتل روحي | اذبح نفسي | بذبح نفسي | يقتل نفسه | تقتل نفسها | بيقتل نفسه | يقتل روحه | قتل نفسه | اموت نفسي | بموت نفسي | يموت نفسه | انهي حياتي | بنهي حياتي | انهاء حياتي | انهى حياتي | ينهي حياته | تنهي حياتها | اتخلص من حياتي | اخلص من حياتي | اتخلص من نفسي | اخلص من هالدنيا | ارتاح من هالدنيا | ارتاح من الدنيا | ارتاح من الحياه |
   ابا اموت | ابغى اموت | ابي اموت | ابغي اموت | نبا نموت | اريد اموت | اريد ان اموت | اريد الموت | ابغى الموت | ودي اموت | نفسي اموت | بدي موت | بدي اموت | عايز اموت | عاوز اموت | عايزه اموت | يبا يموت | يبغى يموت | يبي يموت | تبا تموت | تبغى تموت | تبي تموت | يريد يموت | يريد ان يموت | تريد ان تموت | اتمنى الموت | اتمنى اموت | اتمنى اني اموت | ليتني اموت | ليتني ميت | يا ليتني ميت | احسن لي اموت | الموت ارحم | الموت احسن | الموت ارحم لي | انام وما اصحى | انام ولا اصحى | ما اصحى ابدا |
   ما ابا اعيش | ما ابغى اعيش | ما ابي اعيش | مابي اعيش | ما اريد اعيش | ما اريد ان اعيش | لا اريد ان اعيش | لا اريد العيش | ما عاد اريد اعيش | مش عايز اعيش | ما بدي عيش | ما بدي اعيش | ما عاد ابا اعيش | ما عاد ابغى اعيش | ما عاد اقدر اعيش | ما لي سبب اعيش | ما في سبب اعيش | ما في شي اعيش عشانه | ما يستاهل اعيش | يستاهل اعيش عشانه | مالها داعي حياتي | حياتي ما لها معنى | حياتي مالها معنى | حياتي ما لها قيمه | كرهت حياتي | كرهت الحياه | كاره حياتي | كاره نفسي | كارهه حياتي | مليت من حياتي | مليت من الحياه | تعبت من حياتي | تعبت من الحياه | تعبت من الدنيا | تعبت من العيشه | طفشت من الحياه | سئمت الحياه | يئست من الحياه |
   الدنيا احسن بدوني | احسن بدوني | افضل بدوني | محد بيفقدني | رساله وداع | رساله انتحار | اؤذي نفسي | اذي نفسي | باذي نفسي | يؤذي نفسه | تؤذي نفسها | ياذي نفسه | تاذي نفسها | اجرح نفسي | بجرح نفسي | تجرح نفسها | يجرح نفسه | اضر نفسي | جرح* ايد* بسكين | قطعت شراييني | اقطع شراييني | اقطع عروقي | ارمي نفسي | برمي نفسي | يرمي نفسه | بيرمي نفسه | ترمي نفسها | ارمي بنفسي | اشنق نفسي | يشنق نفسه | اكلت حبوب كثيره | شربت حبوب كثيره | بلعت حبوب كثيره | افكر انط | افكر اقفز | بنط من | اقفز من السطح | انط من السطح | افكار انتحاريه | افكار سوداويه`,
  `rope in my hands | ending everything | end everything | throw himself | throw herself | throw myself | threw himself | tablets of panadol | give up on living | nobody would miss me | left a suicide note | wrote a suicide note | stop forever | everything to stop | hang himself | hang herself | hung himself | hanged himself | cut my wrist | cut my wrists | slit my wrists | says goodbye to everyone | said goodbye to everyone | want to disappear forever | not be here anymore | rather be dead | wish i was never born | take all my pills | swallow all | planning my death | ready to die | life is not worth | suicide | suicidal | kill myself | killing myself | end my life | ending my life | end it all | end it tonight | end it now | ending it | take my own life | take my life | taking my life | want to die | wanna die | wants to die | wish i was dead | wish i were dead | wish to die | hope i die | hope i don't wake up | never wake up | not wake up | better off dead | better off without me | pills to die | don't want to live | do not want to live | don't wanna live | don't want to be alive | not want to be alive | don't want to be here anymore | no will to live |
   no reason to live | no reason to go on | no point living | no point in living | no point going on | not worth living | nothing to live for | can't go on | cannot go on | can't do this life | can't do this anymore | can't take it anymore | can't live like this | tired of living | tired of life | tired of being alive | hate my life | hate being alive | hurt myself | hurting myself | harm myself | harming myself | self harm | self-harm | cut myself | cutting myself | hang myself | hanging myself | overdosed on | drown myself | shoot myself | want to jump | going to jump | gonna jump | about to jump | goodbye note |  farewell letter |
   kill himself | kill herself | killing himself | killing herself | kill themselves | end his life | end her life | took too many pills | took all my pills | took many pills | abi amoot | abi amut | aba amoot | aba amot | abgha amoot | bamoot nafsi | an7r | anta7er | anti7ar | banta7er`,
)

export const THIEF = concept(
  `بيخبط على باب | يخبط على الباب بقوه | يبا يكسره | عايز يكسره | عاوز يكسره | حد في حوشنا | احد في حوشنا | نطوا علينا | حرامي | حراميه | لص | لصوص | سارق | سراق | سطو | ~سرق | ينسرق | تنسرق | انسرق* | يكسر باب | يكسر الباب |
    يكسروا الباب | يكسرون الباب | كسروا باب | كسروا الباب | يفتح الباب بالقوه | يحاول يدخل | يحاولون يدخلون |
    يحاول يفتح | دخل علينا | داخل بيتنا | دخل بيتنا | دخلوا بيتنا | دخلوا علينا | نط السور | ينط السور |
    نط من السور | ~قتحم | متسلل | تسلل* | مشبوه | مشبوهين | ملثم | ملثمين | نشال | نشلوا | نشلني | انتشل* | سلب* |  غريب في حوش | غريب في بيت* | غريب في البيت | غريب عند الباب | احد غريب | حد غريب | واحد غريب |
    رجال غريب | سياره غريبه`,
  `in my backyard | in our backyard | in my yard | banging on my door | kicking my door | kicking the door | at my window | smashed my window | with mask | breaking the door | thief | thieves | burglar* | burglary | robber* | robbing | robbed | mugged | mugging | is stealing |
    are stealing | stealing from | breaking in | breaking into | break into my | broke into | broken into |
    break in | intruder | prowler | someone in my house | someone in my garden | someone is in my |
    stranger in my | trying the doors | trying to get in | trying to open my | trying to enter | climbing into |
    climbing over | masked men | masked man | 7arami | 7aramy | harami | yesrig | yesreg`,
)
export const STOLE = concept(
  `~سرق | انسرق* | مسروق* | ~نهب | خطف شنطتي | خطفوا شنطتي `,
  `stole | stolen | robbed | snatched | theft |  saragow | sara8o`,
)
export const CRIME = concept(
  `جريمه | جريمه قتل | مقتول | جثه | جثث | ~خطف | انخطف* | مخطوف* | ~ختطف | يبيع مخدرات | يبيعون مخدرات |
    مروج مخدرات | ابتزاز | يبتز* | ابتز* | تبتز* | مبتز | رهينه | رهائن`,
  `crime scene | murder* | dead body | found a body | a body | kidnap* | abducted | blackmail* | extort* |
    sextortion | selling drugs | drug dealer | drug dealers | hostage | into a car | into his car | yabtazni |
    yebtazni`,
)

/** Kept in a place or made to work, told by one to whom it happens or who sees it. */
export const HELD = concept(
  `زوجها حابسها | حابسها | حابسه بنته | سكر عليها | سكر علي الباب | مسكر عليها | اخوي حابسني | زوجي حابسني | ابوي حابسني | قافل علينا | يزوجوني غصب | يزوجني غصب | يزوجونها غصب | باعوني من بيت | باعوني على | باعوني حق | باعوني لبيت | باعوني لناس | حابسني | حابسيني | حابستني | حابسنا | حابسينا | حابسينها | حابسينهم | حابس* الشغاله | يحبسني | يحبسوني | حبسوني | حبسني | حبسونا | محبوسه عند | محبوسه في بيت | محبوسين في الموقع | محبوسين في السكن | محبوسين في الشقه | محبوسه وتصيح | شغاله _ محبوسه | عمال _ محبوسين | قافلين علي | قافل علي | قافله علي | مقفلين علي | يقفلون علي | يقفل علي | قفلوا علي | مسكر علي الباب | ما يخليني اطلع | ما يخليني اخرج | ما يخليني ارجع | ما يخليني اسافر | ما يخلوني اطلع | ما يخلوني اخرج | ما يخلوني ارجع | ما يخلوني اكلم | ما يخليني اكلم | ما يخلونا نطلع | ما يخلونا نرجع | ما تخليني اطلع |
   يمنعني من الخروج | يمنعوني من الخروج | محتجز عند | محتجزه عند | محتجز في | محتجزه في | محتجزين في | انا محتجز* | نحن محتجزين | محتجزيني | محتجزين* | يحتجز* | حاجزين | حاجزيني |  باعوها |  دعاره | الدعاره | يشغلونا في | ضحيه اتجار | اتجار بي | يتاجرون في* | يتاجرون ب* | عبوديه | سخره | خذوا جوازي وحبسوني | مسكوني في | ما اعرف وين انا | عشان ما اهرب | اهرب من الكفيل`,
  `against my will | marry me off | marrying off | holds us | holds me in | holding us | keeps us locked | no exit | trapped in the camp | locked in the camp | locked in the labour camp | locked us inside | locked me inside | not giving food | not giving me food | not giving us food | sold me to | sold us to | like a slave | like slaves | locked me | locked us | locks me | locks us | lock me | lock us | lock the room | locked in the house |
    locked inside | locked in and | locked in a room | held against | being held | am held | are held |
    is held in | holding me | held captive | captive | kept by people | keeps us in | keep us in | keeps me in |
    keep me in | keep me like | keeps me like | not allowed to leave | not let me leave | not let us leave |
    not let me out | not let us out | don't let me leave | do not let me leave | won't let me leave |
    won't let us leave | won't let me go | won't let us out | doesn't let me leave | doesn't let me go out |
    prostitution | trafficked | traffickers | victim of trafficking | trafficking victim | 
    sold her `,
)
export const FORCED = concept(
  `يجبر* | يجبروني | يجبروننا | اجبروني | اجبرني | اجبرونا | جابروني | جابرينا | غصبن عني | غصبا عني | مغصوبه |
    ضحكوا علي وجابوني | وعدوني بوظيفه | ماخذين جوازي و | يشغلوني`,
  `forced to work | forcing me | forcing us | forces me | forces us | forced me | forced us | force me |
    force us | make me do | makes me do | made to work | tricked me`,
)
/** What people are forced into, or how. */
export const AGAINST_WILL = concept(
  `اشتغل | نشتغل | العمل | الشغل | شغل | دعاره | بدون راتب | بلا راتب | ما اطلع | اطلع | اخرج | نطلع | ارجع |
    بيت الكفيل | الغرفه | ناس ما اعرفهم | زواج | اتزوج | يهددوني | عشرين ساعه`,
  `work without pay | work without | to work | without pay | no pay | unpaid | leave the | not leave | go out |
    room | villa | men | marry | agency | prostitution | sex`,
)
