import type {
  Account,
  AuditPage,
  Board,
  ChannelState,
  StuckList,
  StuckThing,
  DeskSettings,
  Report,
} from '../../../../src/desk/contract/administration.js'
import { WARNING } from '../../../../channels/whatsapp/linked/linked-channel.js'
import { ago, COLLEAGUES, SALMA } from './sample.js'

export const SETTINGS: DeskSettings = {
  retentionMonths: 12,
  consent: {
    ar: 'نحفظ هذه المحادثة لمتابعة طلبك.',
    en: 'We keep this conversation to follow up on your request.',
    version: '3',
  },
  reopenWithin: 1440,
  agentSilent: 15,
  autoAssign: true,
}

export const accountsOf = (now: Date): Account[] => [
  {
    id: SALMA.id,
    username: 'salma',
    name: SALMA.name,
    role: 'administrator',
    teams: ['documents'],
    languages: ['ar', 'en'],
    capacity: 5,
    secondFactor: true,
    state: 'active',
    lastSeenAt: ago(now, 1),
  },
  {
    id: 'a-khalid',
    username: 'khalid',
    name: 'خالد الحارثي',
    role: 'agent',
    teams: ['traffic'],
    languages: ['ar'],
    capacity: 4,
    secondFactor: false,
    state: 'active',
    lastSeenAt: ago(now, 50),
  },
  {
    id: 'a-new',
    username: 'noora',
    name: 'نورة',
    role: 'agent',
    teams: [],
    languages: ['ar'],
    capacity: 3,
    secondFactor: false,
    state: 'invited',
    lastSeenAt: null,
  },
]

export const auditOf = (now: Date): AuditPage => ({
  rows: [
    { seq: 3, at: ago(now, 2), who: 'سلمى البلوشية', what: 'line.revealed', subject: '7F3K', why: 'للتحقق من الهوية' },
    { seq: 2, at: ago(now, 90), who: 'سلمى البلوشية', what: 'team.changed', subject: 'documents', why: '' },
    { seq: 1, at: ago(now, 3000), who: 'سلمى البلوشية', what: 'account.invited', subject: 'khalid', why: '' },
  ],
  next: null,
  intact: true,
})

const QR =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1zM5 5h3v3H5zM6 1h2v2H6z"/></svg>'

const channel = (name: string, rest: Partial<ChannelState> = {}): ChannelState => ({
  name,
  off: null,
  simulator: false,
  testable: name !== 'web',
  troubles: [],
  facts: [],
  lastInboundAt: null,
  lastError: null,
  signatureFailures: 0,
  waiting: 0,
  unreadable: 0,
  qr: null,
  ...rest,
})

export const channelsOf = (now: Date): ChannelState[] => [
  channel('web', { lastInboundAt: ago(now, 1) }),
  channel('whatsapp', {
    simulator: true,
    facts: [{ name: 'template case_update (ar)', value: 'REJECTED' }],
    lastInboundAt: ago(now, 6),
    lastError: {
      at: ago(now, 200),
      words: 'the template is paused because people disliked it: choose another (132015)',
    },
    signatureFailures: 3,
  }),
  channel('telegram', { off: 'TELEGRAM_BOT_TOKEN', testable: false }),
  channel('whatsapp-linked', {
    qr: QR,
    troubles: ['the device is not linked: scan the code with WhatsApp, Settings, Linked devices'],
    facts: [
      { name: 'warning', value: WARNING },
      { name: 'link', value: 'waits for its code to be scanned' },
    ],
  }),
]

const thing = (kind: StuckThing['kind'], rest: Partial<StuckThing> = {}): StuckThing => ({
  kind,
  count: 1,
  at: null,
  conversation: null,
  reference: null,
  channel: null,
  urgent: false,
  ...rest,
})

export const stuckOf = (now: Date): StuckList => ({
  at: now.toISOString(),
  found: [
    thing('outbox', { count: 14, at: ago(now, 6), channel: 'whatsapp', urgent: true }),
    thing('claimed', { at: ago(now, 25), conversation: 'k1', reference: '7F3K' }),
    thing('window', { at: ago(now, -40), conversation: 'k3', reference: '9HXC', channel: 'whatsapp' }),
    thing('quarantined', { count: 2 }),
  ],
})

export const boardOf = (now: Date): Board => ({
  at: now.toISOString(),
  teams: [
    { team: 'documents', waiting: 1, oldestSeconds: 540, claimed: 2, breaches: 0, open: true },
    { team: 'traffic', waiting: 1, oldestSeconds: 1020, claimed: 1, breaches: 1, open: false },
  ],
  colleagues: COLLEAGUES,
  overdue: [{ reference: '9HXC', conversation: 'k3', dueAt: ago(now, 2) }],
})

const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']

export const reportOf = (from: string, to: string): Report => ({
  from,
  to,
  byDay: DAYS.map((day, i) => ({
    day,
    conversations: 120 + 13 * i,
    handoffs: 14 + i,
    answered: 96 + 11 * i,
    unknown: 9 - i,
  })),
  byChannel: [
    { label: 'whatsapp', value: 640 },
    { label: 'web', value: 310 },
    { label: 'telegram', value: 88 },
  ],
  byLanguage: [
    { label: 'ar', value: 851 },
    { label: 'en', value: 187 },
  ],
  reasons: [
    { label: 'asked', value: 61 },
    { label: 'unknown', value: 40 },
    { label: 'urgent', value: 4 },
  ],
  outcomes: [
    { label: 'answered', value: 77 },
    { label: 'referred', value: 18 },
    { label: 'no-reply', value: 10 },
  ],
  firstReply: { median: 190, p90: 560, n: 105 },
  resolution: { median: 1500, p90: 9800, n: 105 },
  satisfaction: {
    mean: 4.3,
    n: 51,
    scores: [
      { label: '5', value: 30 },
      { label: '4', value: 12 },
      { label: '3', value: 5 },
      { label: '2', value: 1 },
      { label: '1', value: 3 },
    ],
  },
  topEntries: [
    { label: 'passport-fee-and-validity', value: 90 },
    { label: 'speeding-fines', value: 71 },
  ],
  topUnknown: [
    { label: 'متى يفتح معرض الكتاب', value: 6 },
    { label: 'رقم ••••••••', value: 2 },
  ],
})
