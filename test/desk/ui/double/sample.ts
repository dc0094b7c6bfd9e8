import type { CannedReply, Tag, Team } from '../../../../src/desk/contract/administration.js'
import type { CaseSummary } from '../../../../src/desk/contract/inbox.js'
import type { Colleague, Me } from '../../../../src/desk/contract/session.js'

/** Minutes before `now`, as the contract writes moments. */
export const ago = (now: Date, minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString()

export const SALMA: Me = {
  id: 'a-salma',
  name: 'سلمى البلوشية',
  username: 'salma',
  role: 'administrator',
  teams: ['documents'],
  presence: { state: 'online', reason: null },
  load: 2,
  capacity: 5,
  languages: ['ar', 'en'],
  interfaceLanguage: 'ar',
  secondFactor: false,
  owesSecondFactor: false,
  connected: false,
}

export const COLLEAGUES: readonly Colleague[] = [
  SALMA,
  {
    id: 'a-khalid',
    name: 'خالد الحارثي',
    role: 'agent',
    teams: ['traffic'],
    presence: { state: 'away', reason: 'صلاة' },
    load: 3,
    capacity: 4,
  },
  {
    id: 'a-maryam',
    name: 'Maryam Al Lawati',
    role: 'supervisor',
    teams: ['documents', 'traffic'],
    presence: { state: 'online', reason: null },
    load: 0,
    capacity: 3,
  },
  {
    id: 'a-said',
    name: 'سعيد الرواحي',
    role: 'agent',
    teams: ['documents'],
    presence: { state: 'offline', reason: null },
    load: 0,
    capacity: 4,
  },
]

const week = [0, 1, 2, 3, 4].map(() => [{ from: '07:30', to: '14:30' }])
const hours = {
  week: [...week, [], []],
  holidays: [{ from: '2026-11-20', to: '2026-11-21', name: 'العيد الوطني' }],
  seasons: [],
}
export const TEAMS: readonly Team[] = [
  {
    id: 'documents',
    name: { ar: 'الوثائق والهوية', en: 'Documents and identity' },
    hours,
    targets: { firstReply: 10, resolution: 240 },
    members: ['a-salma', 'a-maryam', 'a-said'],
  },
  {
    id: 'traffic',
    name: { ar: 'المرور والمركبات', en: 'Traffic and vehicles' },
    hours,
    targets: { firstReply: 15, resolution: 480 },
    members: ['a-khalid', 'a-maryam'],
  },
]

export const TAGS: readonly Tag[] = [
  { id: 'fees', label: { ar: 'رسوم', en: 'Fees' } },
  { id: 'delay', label: { ar: 'تأخير', en: 'Delay' } },
  { id: 'portal', label: { ar: 'البوابة الإلكترونية', en: 'Portal' } },
]

export const CANNED: readonly CannedReply[] = [
  {
    id: 'c1',
    shortcut: 'أهلا',
    title: 'ترحيب',
    text: { ar: 'أهلًا {name}، معك {agent}. كيف أساعدك؟', en: 'Hello {name}, this is {agent}. How can I help?' },
    team: null,
  },
  {
    id: 'c2',
    shortcut: 'مهلة',
    title: 'طلب مهلة',
    text: {
      ar: 'أراجع طلبك {reference} وأعود إليك خلال دقائق.',
      en: 'I am looking into {reference} and will be back in a few minutes.',
    },
    team: null,
  },
  {
    id: 'c3',
    shortcut: 'إقامة',
    title: 'مستندات الإقامة',
    text: {
      ar: 'المستندات المطلوبة لتجديد الإقامة: جواز السفر وصورة شخصية.',
      en: 'To renew a residence you need your passport and a photo.',
    },
    team: 'documents',
  },
]

interface Shape extends Partial<CaseSummary> {
  readonly reference: string
  readonly conversation: string
}

export const caseOf = (now: Date, shape: Shape): CaseSummary => ({
  kind: 'question',
  state: 'queued',
  reason: 'asked',
  subject: 'أريد معرفة رسوم تجديد جواز السفر',
  preview: 'هل يمكنني الدفع نقدًا؟',
  citizen: 'أم أحمد',
  channel: 'whatsapp',
  language: 'ar',
  urgent: false,
  team: 'documents',
  agent: null,
  tags: [],
  unread: 0,
  openedAt: ago(now, 30),
  waitingSince: ago(now, 4),
  dueAt: new Date(now.getTime() + 6 * 60_000).toISOString(),
  overdue: false,
  snoozedUntil: null,
  callback: null,
  ...shape,
})

export const mine = { id: SALMA.id, name: SALMA.name }

export const casesOf = (now: Date): CaseSummary[] => [
  caseOf(now, { reference: '7F3K', conversation: 'k1', state: 'claimed', agent: mine, unread: 2, citizen: 'أم أحمد' }),
  caseOf(now, {
    reference: '4QZ8',
    conversation: 'k2',
    state: 'claimed',
    agent: mine,
    channel: 'telegram',
    language: 'en',
    citizen: 'John Mathew',
    subject: 'My resident card renewal was refused twice',
    preview: 'Thank you, I will try again.',
    waitingSince: null,
    dueAt: null,
    tags: ['portal'],
  }),
  caseOf(now, {
    reference: '9HXC',
    conversation: 'k3',
    urgent: true,
    channel: 'web',
    citizen: null,
    subject: 'حادث سير ولم تصل الدورية بعد',
    preview: 'نحن عند دوار صحم',
    team: 'traffic',
    waitingSince: ago(now, 17),
    overdue: true,
    dueAt: ago(now, 2),
  }),
  caseOf(now, {
    reference: '2MPW',
    conversation: 'k4',
    kind: 'complaint',
    subject: 'تأخر إصدار ملكية الأرض منذ مارس',
    preview: 'قدمت الطلب في 12/03/2026 ولم يرد أحد',
    waitingSince: ago(now, 9),
    dueAt: new Date(now.getTime() + 60_000).toISOString(),
  }),
  caseOf(now, {
    reference: '6TRB',
    conversation: 'k5',
    state: 'claimed',
    agent: { id: 'a-khalid', name: 'خالد الحارثي' },
    team: 'traffic',
    subject: 'مخالفة لا تخصني',
    preview: 'رقم المركبة 1234 أ',
    channel: 'web',
  }),
  caseOf(now, {
    reference: '8VNL',
    conversation: 'k6',
    kind: 'callback',
    state: 'callback',
    waitingSince: null,
    callback: { at: ago(now, -60), phone: '+968 •••• 5678', reached: null },
    subject: 'تصديق شهادة',
  }),
  caseOf(now, {
    reference: '3DGS',
    conversation: 'k7',
    state: 'snoozed',
    agent: mine,
    snoozedUntil: ago(now, -180),
    waitingSince: null,
    subject: 'معادلة شهادة جامعية',
  }),
  caseOf(now, {
    reference: '5KTE',
    conversation: 'k8',
    state: 'resolved',
    agent: mine,
    waitingSince: null,
    dueAt: null,
    subject: 'موعد فحص المركبة',
  }),
]
