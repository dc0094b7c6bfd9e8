/** How citizens ask for what is kept of them: each list is one idea, in Omani, standard and written-by-ear Arabic, and English. */
export const ERASE_MINE = [
  `احذف بياناتي | احذفوا بياناتي | امسح بياناتي | امسحوا بياناتي | حذف بياناتي | مسح بياناتي | احذف معلوماتي | احذفوا معلوماتي | امسح معلوماتي | امسحوا معلوماتي | حذف معلوماتي | مسح معلوماتي | احذف محادثتي | امسح محادثتي | احذفوا محادثتي | امسحوا محادثتي | حذف محادثتي | احذف المحادثه | امسح المحادثه | احذفوا المحادثه | امسحوا المحادثه | احذف كل شي عني | امسح كل شي عني | احذف كل ما عندكم عني | امسح كل ما عندكم عني | احذف كل بياناتي | امسح كل بياناتي | احذف جميع بياناتي | امسح جميع بياناتي | احذف بياناتي الشخصيه | امسح بياناتي الشخصيه | احذف بياناتي كلها | امسح بياناتي كلها | تحذف بياناتي | تمسح بياناتي | تحذفوا بياناتي | تمسحوا بياناتي | تحذفون بياناتي | تمسحون بياناتي | احذف رسايلي | امسح رسايلي | احذف رسائلي | امسح رسائلي | e7thf bayanati | ems7 bayanati | emsa7 bayanati`,
  `delete my data | delete my information | delete my personal data | delete all my data | delete my chat | delete this chat | delete this conversation | delete my conversation | delete my messages | delete my history | delete everything about me | erase my data | erase my information | erase my personal data | erase all my data | erase this conversation | erase this chat | erase my chat | remove my data | remove my personal data | remove my information | remove all my data | clear my data | clear my history | forget me | forget my data`,
] as const

export const COPY_OF_MINE = [
  `ارسل لي بياناتي | ارسلوا لي بياناتي | ارسل بياناتي | ارسلوا بياناتي | اعطني بياناتي | اعطوني بياناتي | عطني بياناتي | عطوني بياناتي | نسخه من بياناتي | نسخه بياناتي | نسخه من معلوماتي | نسخه من محادثتي | نسخه من المحادثه | ارسل لي المحادثه | ارسلوا لي المحادثه | ارسل لي محادثتي | تحميل بياناتي | تنزيل بياناتي | حمل بياناتي | نزل بياناتي | شو عندكم عني | ايش عندكم عني | وش عندكم عني | ماذا لديكم عني | ما البيانات التي لديكم عني | ما هي بياناتي عندكم | طرش لي بياناتي | طرشوا لي بياناتي | طرش بياناتي`,
  `send me my data | send my data | give me my data | give me a copy of my data | copy of my data | copy of my chat | copy of this chat | copy of this conversation | a copy of my information | copy of my personal data | send me this chat | send me this conversation | export my data | export my chat | download my data | download my chat | download this chat | what do you know about me | what do you have about me | what data do you have about me | what data do you hold about me | what data do you keep about me | my data please`,
] as const

/** What may stand around it in such a message, and makes no other question of it. */
export const AROUND_MINE = [
  `انا | اريد | ابغى | ابا | اباكم | بغيت | اريدكم | ان | ممكن | هل | يمكن | لو سمحتوا | لي | عندكم | لديكم | من | من عندكم | كلها | كل | جميع | الشخصيه | الان | الحين | نهائيا | نعم | احصل على | طلب | اطلب | اود | كيف | ارسل | ارسلوا | اعطني | عطوني`,
  `i | want | would | like | to | you | can | could | please | now | all | of | from | your | system | permanently | yes | the | a | me | my | send | give | get | have | how | do | request`,
] as const
