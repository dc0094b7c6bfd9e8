import { spokenConcept as concept } from '../phrases.js'

export const GREETING = concept(
  `السلام | السلام عليكم | سلام عليكم | السلام عليكم ورحمه الله | السلام عليكم ورحمه الله وبركاته | ورحمه الله وبركاته | ورحمه الله | وبركاته | سلام | سلامات | مرحبا | مرحبتين | مرحبا بكم | اهلا | اهلين | اهلا وسهلا | يا اهلا | هلا | هلا والله | هلا وغلا | يا هلا | ياهلا | هاي | هالو | الو | حياكم الله | حياك الله | الله بالخير |
   صباح الخير | صباح النور | صباح الورد | صباحكم خير | صباحك خير | صبحكم الله بالخير | صبحك الله بالخير | مساء الخير | مساء النور | مساء الورد | مساكم خير | مساكم الله بالخير | مساك الله بالخير | مسيكم بالخير | عليكم السلام | وعليكم السلام | تحيه طيبه | تحيه طيبه وبعد | طاب صباحكم | طاب مساوكم | طاب يومكم | عيدكم مبارك | رمضان كريم | رمضان مبارك | كل عام وانتم بخير | كل عام وانت بخير | عيد مبارك | تجربه | تست`,
  `hi | hello | hey | hi there | hello there | hey there | heya | hiya | helo | hallo | hii | good morning | good afternoon | good evening | good day |  greetings | dear sir | dear madam | dear sir or madam | dear team | salam | salaam | slm | salam alaikum | salam alikum | salaam alaikum | assalam alaikum | assalamu alaikum | as salam alaikum |
   asalam alaikum | alsalam alaikum | al salam alaikum | assalamualaikum | salamalaikum | slm 3lykm | salam 3alaikum | alsalam 3alaikum | assalam 3alaikum | marhaba | mar7aba | mrhba | ahlan | ahlain | hala | ya hala | hala wallah | sabah alkhair | sabah al khair | saba7 el5er | sabah elkheir | saba7 alkhair | masa alkhair | masaa elkheir | masa al khair | happy new year | test | testing | hello test | asslam alikum | asslam alaikum | aslam alikum | asalam alikum | eid mubarak | ramadan kareem`,
)
export const THANKS = concept(
  `شكرا | شكرا لك | شكرا لكم | شكرا جزيلا | الف شكر | مليون شكر | شكرا كثيرا | شكرا وايد | شكرا واجد | كل الشكر | اشكرك | اشكركم | شاكر لكم | شاكرين | مشكور | مشكورين | مشكوره | مشكور وما قصرت | تسلم | تسلمون | تسلموا | تسلم ايدك | يسلمو | يسلموا | ما قصرت | ما قصرتوا | ما قصرتي | يعطيك العافيه | يعطيكم العافيه | الله يعطيك العافيه | الله يعطيكم العافيه | عساك على القوه | عساكم على القوه |
   جزاك الله خير | جزاك الله خيرا | جزاكم الله خير | جزاكم الله خيرا | جزاك الله الف خير | الله يجزاك خير | الله يجزيك الخير | بارك الله فيك | بارك الله فيكم | الله يبارك فيك | الله يحفظك | الله يحفظكم | الله يسلمك | رحم الله والديك | رحم الله والديكم | الله يرحم والديك | ممنون | ممنونك | ممتن | شكرا من القلب | ثانكس | ثانكيو | تسلم يا غالي | الله يوفقك | الله يوفقكم | في ميزان حسناتك`,
  `for your help | for the help | for helping me | for all the help | thanks | thank you | thank u | thankyou | thx | tnx | ty | thanks a lot | many thanks | thanks so much | thank you so much | thank you very much | thanks very much | much appreciated | appreciate it | i appreciate it | i appreciate your help | cheers | thanks for your help | thank you for your help | thanks for the help | thanks for helping | thank you for helping | thanks for the info | thank you for the information | that was helpful | that's helpful | very helpful | so helpful | god bless you | bless you |
   shukran | shukran jazeelan | shokran | shukraan | mashkoor | mashkoorin | mashkur | tislam | teslam | tislamoo | ya3tik al3afia | y3tik el3afya | yateek alafia | jazak allah khair | jazakallah`,
)
export const FAREWELL = concept(
  `مع السلامه | في امان الله | فمان الله | فامان الله | بامان الله | الى اللقاء | وداعا | اشوفكم على خير |
    اشوفك على خير | نشوفكم على خير | تصبح على خير | تصبحون على خير | استودعكم الله | استودعتكم الله |
    في حفظ الله | في رعايه الله | باي | باي باي | يلا باي | سلام عليكم مع السلامه | ودعتكم الله | موفقين |
    نتواصل لاحقا | هذا كل شي | هذا كل شيء | خلاص شكرا | لا شكرا هذا كل شي`,
  `bye | goodbye | good bye | bye bye | see you | see you later | see ya | cya | take care | good night |
    goodnight | farewell | have a good day | have a nice day | have a great day | talk to you later | ttyl |
    catch you later | that's all | that is all | that will be all | that's it | nothing else | i'm done |
    ma3 alsalama | ma3a alsalama | maa salama | fe aman allah | fi aman allah | yalla bye`,
)
export const HOW_ARE_YOU = concept(
  `كيف حالك | كيف حالكم | كيف حالج | شحالك | شحالكم | شحالج | شو حالك | ايش حالك | ايش حالكم | علوم الدار | شو العلوم | ايش العلوم | وش العلوم | كيفك | كيفكم | كيف الحال | كيف الاحوال | شخبارك | شخباركم | شو اخبارك | شو اخباركم |
    ايش اخبارك | وش اخبارك | اخبارك | اخباركم | علومك | علومكم | شعلومك | شعلومكم | شو علومك | شو علومكم |
    كيف الصحه | كيف صحتك | عساك بخير | عساكم بخير | عساك طيب | طيبين | بخير | الحمد لله | الحمدلله | انا بخير |
    تمام الحمد لله | كيف اصبحت | كيف اصبحتوا | كيف امسيت | شلونك | شلونكم | ازيك | عامل ايه | كيف امورك |
    كيف امورك طيبه | عساكم طيبين | ان شاء الله بخير | يارب بخير | كيف يومك`,
  `how are you | how are u | how r u | how are you doing | how are you today | how is it going | how's it going |
    how is everything | how do you do | how have you been | how is your day | how's your day | what's up |
    whats up | wassup | sup | you ok | are you ok | are you well | hope you are well | hope you're well |
    hope you are fine | i hope you are well | i am fine | i'm fine | i am good | i'm good | kaif 7alak |
    kif 7alak | kaif halak | kayf halak | keef 7alek | kefak | kifak | shlonak | shlonk | shakhbarak | shkhbarak |
    sh5barak | 3lomak | akhbarak`,
)
export const WHO_ARE_YOU = concept(
  `من انت | من انتم | من انتي | انت مين | مين انت | مين انتي | مين معي | من معي | مين معاي | من معاي | منو انت | منو انتوا | انت منو | منوه معي | من يتكلم | من المتحدث | مين يتكلم | من حضرتك | مين حضرتك | انت من | انتوا مين | انتوا منو | مع من اتكلم | مع مين اتكلم | من اكلم | مين اكلم | اكلم مين | اكلم منو | ويا من اتكلم | ايش اسمك | شو اسمك | وش اسمك | ما اسمك | اسمك ايش | اسمك شو |
   انت روبوت | انت بوت | هل انت روبوت | هل انت بوت | هل انت انسان | انت انسان | انت انسان ولا روبوت | انت روبوت ولا انسان | انت شخص | انت بشر | انت حقيقي | انت ذكاء اصطناعي | ذكاء اصطناعي | انت موظف | انت موظف ولا روبوت | انت موظف ولا بوت | اكلم روبوت | اكلم انسان ولا روبوت | هذا روبوت | هذا بوت | رد الي ولا موظف | ايش هذي الخدمه | ما هذه الخدمه | شو هذي الخدمه | ما هذا الحساب | لمن هذا الرقم | هذا رقم من | هذا رقم مين | تبع من | تابع لمن | انت تابع لمن | من سواك | كم عمرك | من صنعك | من برمجك`,
  `who are you | who r u | who is this | who's this | who am i talking to | who am i speaking to | who am i speaking with | who am i chatting with | what is your name | what's your name | your name | what are you | are you a robot | are you a bot | are you robot | are you bot | are you human | are you a human | are you a real person | are you real | are you a person | are you an ai | are you ai | are you a machine | is this a bot | is this a robot | is this automated | is this a real person | is this an ai | is it a bot | bot or human | human or bot | robot or human |
   human or robot | am i talking to a bot | am i talking to a robot | am i talking to a human | am i talking to a real person | am i chatting with a bot | am i chatting with a human | what is this service | what is this number | what is this | whose number is this | who made you | how old are you | who built you | who runs this | min inta | meen inta | mno inta | inta meen | enta meen | inta robot | inta bot | sho ismak | shu ismak | ish ismak | nafidha | what is nafidha | who is nafidha`,
)
export const WHAT_CAN_YOU_DO = concept(
  `ايش تقدر تسوي | شو تقدر تسوي | وش تقدر تسوي | ماذا تستطيع ان تفعل | ماذا تستطيع | ماذا يمكنك ان تفعل | ماذا يمكنك | بماذا تساعدني | بماذا يمكنك مساعدتي | كيف تساعدني | كيف تقدر تساعدني | كيف ممكن تساعدني | كيف يمكنك مساعدتي | بشو تساعدني | بايش تساعدني | في ايش تساعدني | ايش خدماتك | ايش خدماتكم | شو خدماتك | شو خدماتكم | ما خدماتكم | ما هي خدماتكم | ما هي خدماتك | ما الخدمات التي تقدمها | ما الخدمات التي تقدمونها | ما هي الخدمات | شو الخدمات | ايش الخدمات | الخدمات | خدماتكم | القائمه | المنيو | قائمه الخدمات | الخيارات |
   شو تعرف | ايش تعرف | ماذا تعرف | عن ايش اسالك | عن ماذا اسالك | عن ماذا اسال | شو اقدر اسالك | ايش اقدر اسالك | ايش اقدر اسال | شو ممكن اسالك | ماذا اسالك | وش اسالك | كيف استخدمك | كيف استخدم الخدمه | كيف تشتغل | كيف تعمل | كيف يعمل هذا | مساعده | ساعدني | محتاج مساعده | احتاج مساعده | ابا مساعده | ابغى مساعده | اريد مساعده | ابا استفسر | ابغى استفسر | اريد الاستفسار | عندي استفسار | عندي سوال | لدي سوال | لدي استفسار | ممكن سوال | ممكن اسال | ممكن استفسر | ممكن مساعده | ممكن تساعدني | بغيت استفسر | بغيت اسال | حاب استفسر | سوال | استفسار`,
  `what can you do | what can u do | what do you do | what can you help with | what can you help me with | how can you help | how can you help me | can you help | can you help me | could you help me | can u help me | i need help | i need some help | need help | i need your help | i need assistance | help | help me | please help | what services | which services | what services do you have | what services do you offer | what services do you provide | your services | services | menu | show menu | main menu | options | show options | list of services | start | get started | /start |
   what do you know | what can i ask | what can i ask you | what should i ask | what questions can i ask | what topics | which topics | how does this work | how do i use this | how do you work | how to use | i have a question | i have a query | i have an inquiry | i want to ask | i want to ask something | i would like to ask | can i ask | can i ask something | can i ask a question | may i ask | a question | question | quick question | sho tegdar tsawi | aish tegdar tsawi | shu btsawi | momken as2al | mumkin as2al | 3indi so2al | 3ndi soal | mosa3ada`,
)
export const PRAISE = concept(
  `ممتاز | ممتازين | رائع | رائعين | رائعه | جميل | حلو | روعه | زين | زينين | كفو | كفوو | احسنت | احسنتم |
    ابدعت | ابدعتوا | ما شاء الله | ماشاء الله | ماشالله | عاشت ايدك | بطل | خدمه ممتازه | خدمه رائعه |
    خدمتكم ممتازه | خدمه حلوه | خدمه جميله | سريعين | رد سريع | افدتني | استفدت | ساعدتني | ساعدتني كثير |
    انت ذكي | عجبتني الخدمه | الله عليك | الله عليكم | يا سلام | مبدعين | تستاهل | افضل خدمه | احسن خدمه |
    شغل عدل`,
  `great | excellent | awesome | amazing | perfect | brilliant | wonderful | fantastic | nice | very nice |
    very good | so good | good job | great job | well done | nice work | good work | great service |
    good service | excellent service | nice service | best service | love it | i love this | i like this |
    you are great | you're great | you are the best | you're the best | you are smart | you're smart | clever |
    cool | super | impressive | good bot | bravo | mashallah | masha allah | kafo | momtaz | mumtaz |
    that was fast | that was quick | so fast`,
)
export const OKAY = concept(
  `تمام | تمام التمام | اوكي | اوك | اوكيه | طيب | زين | ماشي | خلاص | فهمت | فهمت عليك | مفهوم | واضح | وصلت |
    عرفت | حاضر | ان شاء الله | انشاء الله | انشاالله | اها | اهاا | ايوه فهمت | صح | صحيح | عدل | تم | نعم | لا |
    هيه | اكيد | انزين | يصير خير | مافي مشكله | ما في مشكله | ما عليه | عادي | ولا يهمك | كويس | هههه | ههه |
    هه`,
  `ok | okay | okey | k | kk | alright | all right | right | i see | i understand | understood | got it |
    gotcha | noted | clear | sure | fine | good | cool | no problem | never mind | hmm | hm | ah | oh | aha |
    lol | haha | yes | no | tamam | zain | mashi | 5las | khalas | inshallah | okk`,
)
