import { concept } from '../phrases.js'

/** Somebody at the centre, not a machine. */
export const HUMAN = concept(
  `احد المختصين | المختصين | مختص | الموظف المختص | حد فاهم | احد فاهم | واحد من ربعكم | احد من عندكم | حد من عندكم | بشر | انسانه | مسؤول عندكم | المسؤول عندكم | مسؤول من عندكم | احد مسؤول | حد مسؤول | المسؤول لو سمحت | مدير عندكم | المدير عندكم | موظف | الموظف | موظفه | موظفين | موظفيكم | الموظفين | انسان | انسانه | بشر | بشري | بني ادم | ادمي | شخص حقيقي | شخص حي | احد حقيقي | حد حقيقي | احد من الموظفين | حد من الموظفين |
   خدمه العملاء | خدمه عملاء | خدمة الزباين | الدعم | الدعم الفني | الدعم البشري | ممثل خدمه | ممثل |  المدير |  المشرف | مشرف | مستشار | موظف الاستقبال | الكول سنتر | كول سنتر`,
  `your officer | your officers | your office | specialist | human colleague | whoever is in charge | who is in charge | someone in charge | somebody in charge | someone else | an officer | your staff | a staff | staff please | an employee | employee please | your employee | your employees | one of your employees | human | humans | real person | a person | actual person | live person | live agent | agent | an agent | representative | rep | operator |   staff member | officer | customer service | customer care | customer support |
   support team | call center | call centre | manager | supervisor | somebody real | someone real | real human | human being | mowazaf | muwazaf | muwadhaf | mowdhaf | mwadhaf`,
)
/** Anybody, which means a person only beside a wish to talk. */
export const ANYBODY = concept(
  `احد | حد | واحد | شخص | احدهم | منكم | وياكم | معاكم | معكم | اياكم | فيكم`,
  `someone | somebody | anyone | anybody | person | people | you guys | your team | one of you`,
)
export const TALKS = concept(
  `اسولف | يشرح لي | اشرح | مقابله | تحويلي لاحد | شبكوني | يسمعني | التواصل مع | تواصل مع | الحديث مع | رد من | اكلم | اتكلم | نتكلم | كلموني | كلمني | يكلمني | تكلمني | تكلم | اتحدث | التحدث | تحدث |  اتواصل |  تواصلوا | يتواصل | يتواصلون | احكي | احكي مع | بحكي | اسولف | محادثه | دردشه | اخاطب | اشوف | اقابل |
   حول | حولني | حولوني | حولوا | حولنا | تحولني | تحولوني |  تحويلي | وصلني | وصلوني | توصلني | اعطوني | عطوني | عطني | اعطني | جيبوا | جيب لي | ناولني | شبكني | ربطني |  يرد علي | ترد | رد علي | يساعدني | يفهمني | يخدمني | يتصل | يتصلون | اتصلوا | اتصال | مكالمه`,
  `ring me | hand me over | assign someone | put me in touch | phone conversation | explain | transfer me | transfer us | transfer to | be transferred | transfer my chat | reach a | reach an | reach someone | reach somebody | reach your | talk | talking | speak | speaking | chat with | chat to | connect |  put me through |  contact | get me | give me | pass me | hand me | forward me | call me | ring me | phone me | call back |
   callback | answer me | reply to me | assist me | help me | switch to | akallem | akalem | atkallam | takalem | akalam | atwasal | 7awelni | 7awlni | hawelni`,
)
export const WANTS = concept(
  `اريد | ابا | ابغى | ابي | ابغي | بغيت | ودي | بدي | عايز | عاوز | اود | ارغب | اطلب | محتاج | احتاج | ممكن |
    نبا | نبغى | نريد | وين | فين | لازم`,
  `want | need | wanna | can i get | could i get | can i have | let me | i'd like | would like | prefer |
    is there | where is | require | request | demand | abgha | aba | areed`,
)
/** Small words around a wish for a person. */
export const AROUND = concept(
  `مع | الى | ل | من | هنا | الحين | الان | لو | هل | على | خط | رقم | واحد | انا | حقيقي | بس | فقط | عندكم |
    اي | يا | مباشره | مباشر | الو | هلا | مرحبا | السلام عليكم | سلام عليكم | شكرا`,
  `to | with | a | an | the | i | me | now | here | real | live | direct | directly | just | only | some | any |
    for | hi | hello | hey | of | please | can | could | you | on | line | actual | immediately`,
)
/** Staff of somebody else. */
export const NOT_OURS = concept(
  `عندي موظف* | موظف عندي | موظفه عندي | موظفين عندي | موظفي | موظفيني | شركتي | مديري | مدير شركه |
    مدير الشركه | مدير المدرسه | صاحب العمل | صاحب الشركه | موظف حكومي | موظف قطاع | تقاعد | عقد موظف |
    تاشيره موظف | راتب الموظف | دوام الموظفين | رواتب الموظفين`,
  `my employee* | my staff | an employee of | employees | my manager | my boss | my employer | my supervisor |
    my company | hire | hiring | travel agent | real estate agent | visa agent | agent fee | manager visa |
    employee visa | employee salary | government employee* | staff leave | officer job | my agent`,
)

/** Says it in words that leave no doubt, with or without "a person". */
export const CALL_ME = concept(
  `اتصلوا فيني | اتصلوا بي | اتصلوا علي | اتصل فيني | اتصل بي | دقوا علي | دق علي | كلموني | كلموني تلفون | تواصلوا معي | تواصل معي | تواصلوا وياي | خلو احد يتصل | خلوا احد يكلمني | احد يكلمني | حد يكلمني | احد يتواصل معي | حد يتواصل معي |
   احد يرد علي | حد يرد علي | احد يتصل | حد يتصل | ابا رقم اكلم`,
  `call me back | call me please | please call me | please call | give me a call | someone call me |
    somebody call me | someone contact me | ring me back | contact me | get back to me | reach out to me`,
)
/** Does not want a machine. */
export const NO_MACHINE = concept(
  `كفايه رد | كفايه بوت | ما اريد اسئله اليه | بشر مب اله | مب اله | مو اله | ما ابا روبوت | ما ابغى روبوت | ما اريد روبوت | مابي روبوت | ما ابا رد الي | ما ابا بوت | ما ابغى بوت | مو روبوت | مب روبوت | مش روبوت | ليس روبوت | بدون روبوت | غير الروبوت | غير البوت | مب بوت | مو بوت | بدل البوت | بدل الروبوت | لا اريد روبوت |
   ما ابا اكلم اله | ما ابغى اكلم اله | ما ابا اكلم روبوت | ما ابغى اكلم روبوت | ما اريد اكلم روبوت | ما ابا اكلم الي | رد الي | رد الالي | الرد الالي`,
  `stop the automated | automated replies | enough automated | not a bot | not a robot | not a machine | no bot | no bots | no robot | don't want a bot |
    don't want a robot | don't want to talk to a bot | don't want to talk to a robot |
    don't want to chat with a bot | hate bots | stop the bot | enough with the bot | instead of a bot |
    instead of a robot | talking to a machine | automated reply | automated answer*`,
)
/** Is anybody there. */
export const ANYBODY_THERE = concept(
  `في احد | فيه احد | في حد | فيه حد | احد موجود | حد موجود | احد هنا | حد هنا | احد معي | حد معي | احد يسمعني |
    في احد هنا | في حد هناك | في موظف | فيه موظف | عندكم موظف | موجود احد | وين الموظف | وين الموظفين`,
  `anyone there | anybody there | is anyone there | is anybody there | is someone there | anyone here |
    anybody home | hello anyone | anyone available | anyone online | someone available | an agent available |
    anyone i can talk | someone i can talk | someone i can speak | anyone i can speak`,
)

/** What somebody has running with a public body. */
export const CASE = concept(
  `طلب الارض | معاش التقاعد | معاش الضمان | معاشي التقاعدي | معاملتي | معاملتنا | معاملتى | المعامله | معامله رقم | معامله ولدي | طلبي | طلبنا | طلباتي | الطلب | طلب رقم | طلب ولدي | طلب زوجتي | طلب ابوي | طلب امي | مخالفتي | شكواي | شكوتي | شكوى رقم | شكوى قدمتها | بلاغي | ملفي | ملف ولدي | قضيتي | اعتراضي | تظلمي |
   رقم طلبي | رقم معاملتي | معادلتي | معادله شهادتي | مساعدتي | قرضي | منفعتي |  دعمي | قبولي | بعثتي | الدعم ما | المنفعه ما | اوراقي عندكم | طلبيتي | ارضي السكنيه | طلب الارض | طلب الاسكان | المساعده السكنيه | منحه الزواج`,
  `my application* | my request* | my transaction | my case | my file | my fine | my ticket | my violation* | my complaint* | my report | my appeal | my objection | my claim |  my submission | my benefit* | my payment | my refund | my pension | my allowance | my grant | my loan | my equivalency | my equivalence |
   application number | request number | reference number | case number | transaction number | ticket number | application no | request no | reference no | the application | the request | i applied | application that i | visa application | housing application | land application | mo3amalti | mu3amalti | mo3amelti | moamalti | talabi | 6alabi | mukhalafati`,
)
/** Asks how such a case stands. */
export const STANDS = concept(
  `وين وصل* | وين صار* | وين صارت | فين وصل* | شو صار | ايش صار | وش صار | ماذا حدث | ماذا تم | شو اخبار | ايش اخبار | وش اخبار | حاله | حالة | وضع | وضعيه | متى | خلص | خلصت | جهزت | جاهزه | جاهز | طلعت | طلع | انتهت | نزل | نزلت | صدر | صدرت | تم | تمت | تمت الموافقه | اعتمد* | انقبل* | مقبول | انرفض* | مرفوض* | رفض | رفضت | رفضوا | ليش | لماذا | سبب |
   ما وصل* | لم يصل* | لم تصل* | ما نزل* | ما صار شي | ما ردوا | ما خلص* | ما طلع* | لم يتم | لم تتم | متوقف* | معلق* | عالق* | متاخر* | تاخر* | لسه | لين الحين | لين الان | الى الان | للان | حتى الان | الين | قيد الاجراء | تحت الاجراء | قيد المراجعه | قيد الدراسه | تحت الدراسه | عندكم |
   اتابع | متابعه | اشيك | شيكوا | شيك | شوفوا | شوف لي | شوفولي | تاكدوا | تاكد لي | طالعوا | طالع لي | افحص | راجعوا | دوروا | ابحث لي | استفسر عن | استعلام عن | الاستعلام عن | استعلم عن | استفسار عن | هل وصل* | هل تم | هل صدر* | هل خلص* | هل جهز* | موجود | رقمها | رقمه | قدمت | قدمته | قدمتها | رفعت | دفعت`,
  `status | where is | where's | where are | what happened to | what happened with | any update | any news | update | updates | progress | how far | how long will | when | is it ready | ready | approved | approve | accepted | rejected | refused | denied | declined | why | reason | pending | under process |
   processing | in process | in progress | under review | stuck | delayed | delay | waiting | not received | received | haven't | hasn't | have not | has not | didn't | did not | never | not yet | yet | no response | no reply | no answer | track | tracking | follow up | following up | follow-up | check | see | view | look up | look into | find out | show me | closed | open | is this | number is | still | wain | wayn`,
)
/** Papers and things of one's own, of which a service question may speak too. */
export const OWN = concept(
  `تاشيرتي | تاشيره زوجتي | فيزتي | فيزه زوجتي | اقامتي | جوازي | جواز ولدي | جواز بنتي | بطاقتي | بطاقه ولدي |
    رخصتي | ملكيتي | سجلي | منفعتي | راتبي التقاعدي | راتب الضمان | دعمي | ارضي | قسيمتي | اسمي | موعدي | حجزي |
    شهادتي | تصريحي | ترخيصي | فاتورتي | حسابي | مديونيتي | بعثتي | سيارتي | مخالفاتي`,
  `my visa | my wife's visa | my husband's visa | my resident card | my residence | my residency | my passport | my son's passport | my daughter's passport | my card | my id card | my id | my licence | my license | my mulkiya | my registration | my permit | my work permit | my land | my plot |
   my name | my appointment | my booking | my certificate | my record* | my account | my bill | my status | my driving record | my black points | my points | my travel ban | my car | my fines | my tickets | my traffic fines | my contract`,
)
/** Asks for what only a record can tell of them. */
export const RECORDED = concept(
  `  وين وصل* | وين صار* | حاله | متى تنتهي | متى بتنتهي | متى ينتهي | كم باقي على | كم باقي في | جاهز | جاهزه | جهز | جهزت | جهزت ولا | متى استلم | متى تطلع | متى يطلع | متى بيطلع | متى بتطلع | متى تجهز | متى يجهز | متى يصدر | متى تصدر | هل صدر* | هل تم | هل وصل* | طلعت ولا | طلع ولا | نزل ولا | نزلت ولا | كم عليها | عليها شي | عليها مخالفات | كم مخالفه |
   ليش موقوف* | موقوفه ليش | ليش مرفوض* | ليش رفض* | ساريه ولا | ساري ولا | ساريه المفعول ولا | منتهيه ولا | تاكدوا من | تاكد من | شيكوا على | شيك على | شوفوا | شوف لي | شوفولي | اعرضوا | كم في حسابي | كم رصيد | كم مبلغ فاتورتي | موجود في القائمه | نزل في القائمه | ما نزل | ما نزلت | في الكشف`,
  `status of | the status | when does | when will |  when can i collect | when can i pick | is ready | ready yet | is it ready | been issued | been approved | been rejected | been cancelled | been printed | is approved | still valid | is valid or | valid or not | expired or not | check my | check if my | check whether my | see my | view my | show me my | tell me my |
   how many points | how many black points | how many fines | how much are my | what are my | what is my | look up my | why was my | why is my | why has my | where is my | where's my |  pull up | do i have on | on the list | in the system | in your system`,
)
/** Cannot be meant in general. */
export const DECISIVE = concept(
  `هل ملكيتي ساريه | هل رخصتي ساريه | هل بطاقتي ساريه | هل اقامتي ساريه | هل تاشيرتي ساريه | هل جوازي ساري | سالفه طلبي | سالفه معاملتي | ناقص في طلبي | المستجدات | وين وصل* معاملتي | وين وصل* طلبي | وين وصل* _ معاملتي | وين وصل* _ طلبي | وين معاملتي | وين طلبي |
    وين صار* معاملتي | حاله طلبي | حاله معاملتي | حاله الطلب رقم | حاله شكواي | حاله _ طلبي | متابعه طلبي |
    متابعه معاملتي | اتابع طلبي | اتابع معاملتي | استفسر عن طلبي | استفسر عن معاملتي | استفسار عن طلبي |
    استفسار عن معاملتي | متى تخلص معاملتي | متى يخلص طلبي | ليش رفض* طلبي | ليش انرفض طلبي | سبب رفض طلبي`,
  `pull up my file | my payment went through | news on my | request is still pending | application is still pending | still pending | status of my | my application status | my case status | my request status | my visa status | track my application | track my request | follow up on my | following up on my | following up my | update on my | updates on my | any update on my | news about my | progress of my | what happened to my | what happened with my | why was my application | why was my request | my application was rejected | my application got rejected |
   my request was rejected | wain wasalat mo3amalti | wain mo3amalti | wain talabi`,
)
/** Asks what stands against one's name, without saying "my". */
export const ON_ME = concept(
  `متى دوري في | علي بلاغ هروب | علي بلاغ | فيها مخالفات | عليها مخالفات ولا | هل عندي مخالف* | عندي مخالفات ولا | كم عندي مخالف* | كم عندي من مخالف* | هل علي مخالف* | كم علي مخالف* | كم علي من مخالف* | كم علي غرام* | كم علي ديون | كم باقي علي | هل علي قضيه | هل علي منع | هل علي تعميم | اذا علي مخالف* | شوف علي | شوفوا علي | في علي مخالف* | فيه علي مخالف* | هل عليها مخالف* | كم عليها مخالف* | هل سيارتي عليها |   كم مخالفه علي | كم مخالفات علي |  علي منع سفر | علي تعميم | علي قضيه |    كم نقطه عندي | كم عندي نقاط | شوف مخالفاتي | كم مخالفاتي | كم غراماتي |
   سيارتي عليها |  مخالفات سيارتي | مخالفات على سيارتي | مخالفات السياره رقم |  اسمي موجود | اسمي مسجل | اسمي في | اسمي نزل`,
  `fines on plate | when is my turn | cancelled by the company | my residency cancelled | on the blacklist | absconding report on me | against my name | do i have any fine* | do i have fine* | do i have a fine | do i have any violation* | do i have a travel ban | do i have any travel | do i have a case | do i have any case | any fines on my | any fines against | fines on my car | fines for my car | fines on my name | is there a fine on | is there any fine on | travel ban on me | ban on my name |
   how many fines do i | how much fines do i | how many points do i | how many black points do i | am i registered | am i eligible or not | is my name |   against me | have i been | was i accepted | am i banned | am i blacklisted | does my car have`,
)
/** Asks how a thing is done in general: an answer, not a person. */
export const HOW_TO = concept(
  `ينفع | يصير | وين اراجع | وين اسير | وين اشتكي | وين اعترض | وين اسجل | من ابلغ | من وين | اي تطبيق | تطبيق | اعترض | الاعتراض | اعتراض على | كيف | كيفيه | طريقه | الطريقه | خطوات | شروط | الشروط | كم رسوم | رسوم | الرسوم | كم يكلف | كم تكلفه | بكم | كم سعر | الاوراق المطلوبه | اوراق | مستندات | المستندات | وش المطلوب | شو المطلوب | ايش المطلوب | المطلوب | كم مده | مده صلاحيه | صلاحيه | هل يمكن | هل يحق | يحق لي | هل اقدر | اقدر اجدد | من وين | وين اروح | وين اقدم | وين اجدد | عقوبه | غرامه التاخير | شو غرامه | كم غرامه | كم الغرامه |
   متى لازم | متى اقدر | اخر موعد | مهله | كم باقي وقت`,
  `which app | which website | what website | object to | dispute a | contest a | appeal a | how to | how do i | how can i | how do you | how does one | what is the fee | how much is | how much does | how much to | cost of | fee for | fees for | fees | requirement* | documents needed | documents required | what documents | which documents | what papers | can i renew | am i allowed | is it possible | where do i | where can i | where to | validity | how long is | how long does it take | penalty for | fine for |
   what is the fine | what's the fine | deadline | when should i | when must i | when do i have to`,
)

/** Anger, whatever it is about. */
export const ANGER = concept(
  `عيب هالمعامله | ما توقعت _ بهالسوء | بهالسوء | غرمتوني ظلم | ما منه فايده | البوت ما منه | نظامكم فاشل | فاشلين | فاشله | زهقت | زهقنا | مليت | ملينا | طفشت | طفشتونا | طفشتوني | تعبت منكم | تعبنا منكم | تعبتونا | تعبتوني | قهرتونا | قهرتوني | قهر | مقهور | مقهوره | منقهر | حسبي الله | حسبنا الله | حسبي الله ونعم الوكيل | عيب عليكم | حرام عليكم | حرام اللي | مهزله | مسخره | مصخره | فضيحه | فضيحتكم | استهتار | مستهترين |  اهمالكم | مهملين | تسيب | فوضى | قله احترام | ما في احترام | ما عندكم ضمير | تلعبون علينا | تلعبوا علينا | تستهبلون |
   تستخفون | خرابيط | كلام فاضي | زباله | زفت | سيئه جدا | سيء جدا | خدمه سيئه | خدمتكم سيئه | خدمه زفت | اسوا خدمه | اسوء خدمه | اسوا | ما منكم فايده | ما منكم فايده | ما في فايده | مافي فايده | بدون فايده | ما تفهمون | ما تفهم | غبي | اغبياء | بوت غبي | وقتي ضايع | ضيعتوا وقتي | تضييع وقت | ظلم | ظلمتوني | ظلمتونا | ظلموني | مظلوم | مظلومه | انظلمت | غير مقبول | مرفوض تماما | شي يقهر | شي يرفع الضغط | رفعتوا ضغطي |
   ضغطي ارتفع | والله حرام | ما يصير كذا | ما يصير جذي | وين المسؤولين | وين الرقابه | برفع عليكم | برفع قضيه | بشتكي عليكم | بشتكيكم | اشتكي عليكم | بوصل الموضوع | بوديها للاعلام | للصحافه`,
  `such bad service | so disappointed | very disappointed | what kind of service | your system is a failure | this bot is useless |  fed up | sick of | sick and tired | tired of | ridiculous | unacceptable | disgusting | disgrace* | shame on you | shameful | pathetic | terrible service | horrible service | awful service | bad service | worst service | worst | useless | waste of time | wasting my time | wasted my | joke | a joke | nonsense | bullshit | incompetent | unprofessional | rude | rudely | insult* | disrespect* | angry | furious | frustrat* | outrage* | stupid bot | stupid | idiot* |
   nobody cares | no one cares | you people | you guys are | treated me like | treated badly | mistreated | this is unfair | so unfair | it's unfair | unjust | injustice | how dare | i will complain about you | i'll sue | sue you | go to the media | go to the press | enough is enough | had enough`,
)
/** Says that a case was badly handled: nobody answers, sent from desk to desk, bad manners. */
export const MISHANDLED = concept(
  `راجعنا بكره | راجعونا بكره | ~طرد من المكتب | راجعت المكتب وطردوها | طردوني | طردوها | طردونا | ما تستحون | ما حد عبرني | محد عبرني | ما حد يعبرنا | كل موظف يقول كلام | كل موظف يقول شي | نايمه في الادراج | في الادراج | ~استهزا بي | المحسوبيه | احملكم مسووليه | ما في احترام للمراجع | ما في اي احترام | محد يرد | ما حد يرد | ما احد يرد | محد رد | ما احد رد | ما حد رد | ما يردون | ما يردوا | ما تردون | ما تردوا | ما ردوا علي | لا احد يرد | لا يردون | لا تردون | ما في احد يرد | مافي احد يرد | ما في حد يرد | ما في رد | مافي رد | بدون رد | بلا رد | يقفلون الخط | سكروا الخط | قفل الخط | قفلوا الخط | يسكرون التلفون | يسكرون الخط |
   من مكتب لمكتب | من مكان لمكان | من موظف لموظف | من قسم لقسم | كل واحد يرمي على الثاني | كل واحد يرميني | كل مره يقولون | كل مره يقولوا | كل يوم يقولون | يقولون تعال بكره | تعال بكره | يماطلون | مماطله | تاخيركم | تاخرتوا | طولتوا | عاملني | عاملتني | عاملوني | تعامل سيء | تعامل سيئ | معامله سيئه | سوء معامله | سوء المعامله | سوء تعامل | اسلوبه | اسلوبها | اسلوب سيء | صرخ علي | صرخت علي | طردني |
   رفع صوته | موظف سيء | موظفكم | موظفينكم | خذلتوني | ضيعوا ملفي | ضيعتوا ملفي | ضيعوا معاملتي | ضيعتوا معاملتي | ضيعوا اوراقي | ضيعتوا اوراقي | غلطتوا | الغلط منكم | خطا منكم | الخطا منكم |  محد يهتم | محد معبرنا | ما حد معبرنا | ما احد معبرنا | محد سائل`,
  `never pick up | raised his voice at | humiliated | laughed at me | tells me something different | lost my photos | lost my passport photos | nobody cares | no one cares | running after a signature | people with connections | nobody answers | no one answers | nobody is answering | no one is answering | nobody replies | no one replies | nobody replied | no one replied | nobody responded | no one responded | nobody responds | no one responds | nobody helps | no one helps | nobody helped | no one helped | never reply | never answer | never replied | you don't answer | they don't answer | not answering the phone | ignoring me |
   ignored me | been ignored | keep ignoring | hung up on me | hangs up on me | hang up on me | sent me from | sending me from | from office to office | from one office | from one counter | from one department | back and forth | every time i come | every time i call | every time i go | come back tomorrow | keep telling me | keeps telling me | keep saying | shouted at me | yelled at me | kicked me out | treated me |
   was rude | very rude | so rude | lost my file | lost my papers | lost my documents | lost my application | your mistake | your fault | their mistake |  complain about how | complain about the way | complaint about how | complaint about the way | complaint about your | complain about your | complaint against your | mishandled | badly handled | handled badly`,
)
/** A long time, told as a burden. */
export const LONG_WAIT = concept(
  `صار لي شهر* | صار لي اسبوع* | صارلي شهر* | صارلي اسبوع* | صار لي سنه | صارلي سنه | صار لي _ شهور | صار لي _ اشهر | صارلي _ شهور | صارلي _ اشهر | صار لي _ اسابيع | صارلي _ اسابيع | صار له شهر* | صار لها شهر* | من شهر وانا | من شهرين وانا | من اسبوع وانا | من سنه وانا | لي شهر* | لي سنه | لي اسبوع* | شهرين وانا | شهر كامل | من شهور | من شهرين | من _ شهور | من _ اشهر |
   ثلاث مرات | اربع مرات | خمس مرات | كذا مره | كم مره | عشرين مره | عشر مرات | مليون مره | رايح جاي | الى متى | لين متى | لمتى | طولت | تاخرت | متاخر* | تعطل* | تعطيل`,
  `for months | for weeks | for a month | for two months | for three months | for a year | since january |
    since february | since march | since april | since june | since july | since last | months now | weeks now |
    months ago | many times | several times | five times | ten times | how many times | how long do i have to |
    how long must i | taking forever | takes forever | too long | so long | still nothing | and nothing`,
)
export const WAITING = concept(
  `انتظر | منتظر | انتظار | ننتظر | اراجع | راجعت | راجعتكم | راجعتهم | مراجعه | اتصل | اتصلت | متصل | اتابع |
    ولا رد | ولا حد | ولا احد | بدون نتيجه | بلا نتيجه | ما صار شي | ما خلص* | 
    التاخير | تاخير`,
  `waiting | wait | waited | called | calling | visited | came | went | emailed | wrote | no reply | no answer |
    no response | no result | nothing happened | complained`,
)
/** A public body: one asks there, and there are answers on how. */
export const BODY = concept(
  `وزاره | الوزاره | بلديه | البلديه | شرطه | الشرطه | هيئه | الهيئه | المحكمه | الادعاء العام | السفاره |
    الدائره | دائره حكوميه | جهه حكوميه`,
  `ministry | municipality | police | authority | court | embassy | government office | government body |
    government department`,
)
/** "حد" and "limit", not somebody. */
export const MINIMUM = concept(`حد ادنى | حد اقصى | الحد الادنى | الحد الاقصى`, `minimum | maximum`)
/** Said in so few words, it is asked about oneself. */
export const FINES_ON_ME = concept(
  `علي مخالف* | عندي مخالف* | علي غرام* | مخالفاتي | علي منع سفر | علي قضيه | علي تعميم`,
  `my fines | my violations | fines on me | travel ban on me`,
)
/** A body or a man of business that is none of ours: there are answers on how to complain about those. */
export const THIRD_PARTY = concept(
  `فصلوني | فصلني | الشغل | شغلي | راتبي | الراتب | متجر | انستجرام | شريت | اشتريت | واتساب | الشركه | شركه | شركتي | شركه الاتصالات | المحل | محل | التاجر | المطعم | الكفيل | كفيلي | صاحب العمل |
    صاحب الشركه | صاحب البيت | صاحب الشقه | المؤجر | المستاجر | جاري | الجيران | المدرسه الخاصه | البنك |
    المستشفى الخاص | المقاول | الورشه | مديري | عاملتي | العامله | مكتب العمال | مكتب استقدام | شغالتي`,
  `salary | my job | fired me | terminated | at work | online store | bought | whatsapp | instagram | company | employer | my boss | my manager | shop | store | seller | merchant | restaurant | landlord |
    tenant | sponsor | neighbour | neighbor | bank | contractor | workshop | garage | agency | maid | telecom |
    omantel | ooredoo | vodafone`,
)
