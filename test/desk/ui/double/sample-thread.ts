import type { CaseSummary, ConversationView, Suggestion, ThreadLine } from '../../../../src/desk/contract/inbox.js'
import { ago, caseOf, mine } from './sample.js'

export const line = (now: Date, seq: number, shape: Partial<ThreadLine>): ThreadLine => ({
  seq,
  origin: 'citizen',
  text: '',
  richText: null,
  files: [],
  buttons: [],
  author: null,
  mentions: [],
  at: ago(now, 40 - seq),
  checkpoint: 'stored',
  reason: null,
  masked: false,
  receipts: [],
  clientId: null,
  ...shape,
})

const receipt = {
  entry: 'passport-fee-and-validity',
  hash: 'h',
  confidence: 0.62,
  runnersUp: [{ entry: 'first-passport-documents', confidence: 0.21 }],
  rule: 'likeliest',
}

export const linesOf = (now: Date): ThreadLine[] => [
  line(now, 1, { text: 'السلام عليكم، بكم تجديد الجواز؟', at: ago(now, 60 * 26) }),
  line(now, 2, {
    origin: 'bot',
    at: ago(now, 60 * 26 - 1),
    checkpoint: 'read',
    text: 'رسم جواز السفر',
    richText: [
      {
        type: 'paragraph',
        children: [{ type: 'text', text: 'رسم إصدار جواز السفر أو تجديده 20 ريالًا عمانيًا، وصلاحيته 10 سنوات.' }],
      },
      {
        type: 'list',
        ordered: false,
        items: [
          [
            { type: 'bold', children: [{ type: 'text', text: 'الهاتف' }] },
            { type: 'text', text: ': +968 2456 9603' },
          ],
        ],
      },
      {
        type: 'paragraph',
        children: [
          { type: 'link', url: 'https://www.rop.gov.om/', children: [{ type: 'text', text: 'شرطة عمان السلطانية' }] },
        ],
      },
    ],
    buttons: ['أفادتني', 'التحدث مع موظف'],
    receipts: [receipt],
  }),
  line(now, 3, { text: 'لم أفهم. هل يمكنني الدفع نقدًا؟ رقمي المدني ••••••••', masked: true }),
  line(now, 4, { origin: 'notice', checkpoint: 'delivered', text: 'طلبك 7F3K، وترتيبك في الانتظار 2.' }),
  line(now, 5, { origin: 'notice', checkpoint: 'delivered', text: 'انضمت سلمى إلى المحادثة.' }),
  line(now, 6, {
    origin: 'note',
    text: 'راجعت من قبل مركز مسقط، انظروا الطلب السابق. @Maryam_Al_Lawati',
    author: mine,
    mentions: ['a-maryam'],
  }),
  line(now, 7, {
    origin: 'agent',
    author: mine,
    checkpoint: 'read',
    text: 'وعليكم السلام. الدفع بالبطاقة فقط في مراكز الخدمة.',
  }),
  line(now, 8, {
    origin: 'agent',
    author: mine,
    checkpoint: 'failed',
    reason: 'رفضت القناة الرسالة: انتهت مهلة الرد.',
    text: 'هل تحتاجين إلى شيء آخر؟',
  }),
  line(now, 9, {
    text: 'هذه صورة الإيصال\nPayment ref: AB-12/7781',
    files: [{ id: 'f1', name: 'إيصال الدفع.pdf', contentType: 'application/pdf', bytes: 182_000 }],
  }),
]

/** Who may speak, as the state of the case has it. */
export const holderOf = ({ state }: CaseSummary): ConversationView['holder'] => {
  if (state === 'claimed' || state === 'snoozed') return 'agent'
  return state === 'queued' ? 'queue' : 'bot'
}

export const viewOf = (now: Date, of: CaseSummary, lines: readonly ThreadLine[]): ConversationView => ({
  id: of.conversation,
  citizen: of.citizen,
  channel: of.channel,
  language: of.language,
  holder: holderOf(of),
  blocked: null,
  replyUntil: of.channel === 'whatsapp' ? ago(now, -60 * 5) : null,
  templates: [{ name: 'case_update', language: 'ar', text: 'مرحبًا {{1}}، لدينا جديد في طلبك {{2}}.', placeholders: 2 }],
  limits: { text: 4000, fileBytes: 10_000_000 },
  case: of,
  earlier: [
    caseOf(now, {
      reference: '1AAA',
      conversation: 'k8',
      state: 'resolved',
      openedAt: ago(now, 60 * 24 * 40),
      subject: 'تحديث بيانات البطاقة',
    }),
  ],
  context: {
    asked: of.subject,
    answered: [{ entry: 'passport-fee-and-validity', label: 'رسوم جواز السفر وصلاحيته', confidence: 0.62 }],
    failed: 'لم تُفد الإجابة مرتين',
    satisfaction: of.state === 'resolved' ? { score: 4, comment: 'شكرًا لسرعة الرد' } : null,
  },
  lines,
  version: lines.length,
  hasEarlier: false,
  viewers: [{ id: 'a-maryam', name: 'Maryam Al Lawati', typing: false }],
  draft: '',
})

export const SUGGESTIONS: readonly Suggestion[] = [
  {
    entry: 'passport-fee-and-validity',
    label: 'رسوم جواز السفر وصلاحيته',
    confidence: 0.82,
    text: 'رسم إصدار جواز السفر أو تجديده 20 ريالًا عمانيًا.',
    source: { title: 'شرطة عمان السلطانية', url: 'https://www.rop.gov.om/', asOf: '2026-05' },
  },
]
