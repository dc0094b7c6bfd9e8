import type { Fault } from './graph.js'

/**
 * What is to be done about a fault:
 * `retry` with growing patience · `pair` wait for this recipient alone · `slow` the number sends too fast · `pause` the
 * account has used up its calls · `stop` nothing works until an operator has acted · `never` this message is refused for
 * good · `unreachable` so is every message to this person · `by-phone` the person's id is refused, a number is not ·
 * `as-text` only plain words are taken · `other-template` this one may not be sent at present.
 */
export type Remedy =
  'retry' | 'pair' | 'slow' | 'pause' | 'stop' | 'never' | 'unreachable' | 'by-phone' | 'as-text' | 'other-template'

interface Known {
  readonly remedy: Remedy
  /** For the operator and the agent, without anybody's data. */
  readonly words: string
}

const known = (remedy: Remedy, words: string): Known => ({ remedy, words })

const TOKEN = known('stop', 'WhatsApp does not accept the access token: make a new one and set WHATSAPP_ACCESS_TOKEN')
const RIGHTS = known(
  'stop',
  'the access token lacks a permission: it needs whatsapp_business_messaging and _management',
)
const SICK = known('retry', 'WhatsApp had a temporary fault')
const MARKETING = known('never', 'WhatsApp holds back marketing messages to this person')
const BUG = known('never', 'WhatsApp does not accept the form of this message: a fault of ours, please report it')
const ACCOUNT = known('stop', 'the WhatsApp account may not send: look at the account in WhatsApp Manager')
const PAYMENT = known('stop', 'the WhatsApp account has a payment problem or has reached its limit')

/** By Meta's code: the title changes, the code does not. */
const CODES: Readonly<Record<number, Known>> = {
  0: TOKEN,
  190: TOKEN,
  3: RIGHTS,
  10: RIGHTS,
  131005: RIGHTS,
  1: SICK,
  2: SICK,
  131000: SICK,
  131016: SICK,
  133004: SICK,
  131052: known('as-text', 'WhatsApp could not fetch the file'),
  131053: known('as-text', 'WhatsApp could not take the file'),
  4: known('pause', 'the app has used up its calls for now'),
  80007: known('pause', 'the WhatsApp account has used up its calls for now'),
  130429: known('slow', 'more messages a second than the number may send'),
  131056: known('pair', 'too many messages to this person in a short time'),
  131048: known('pause', 'WhatsApp limits the number because messages were reported as spam'),
  131049: MARKETING,
  131050: MARKETING,
  130472: MARKETING,
  131047: known('never', 'the citizen wrote more than 24 hours ago: send an approved template'),
  131026: known('unreachable', 'the person cannot be reached on WhatsApp'),
  131021: known('never', 'the service wrote to its own number'),
  131030: known('never', 'the number is not on the list of this test number'),
  131051: known('as-text', 'WhatsApp cannot show this kind of message to this person'),
  131062: known('by-phone', 'this kind of message needs a phone number'),
  131042: PAYMENT,
  131044: PAYMENT,
  131064: PAYMENT,
  368: ACCOUNT,
  130497: ACCOUNT,
  131031: ACCOUNT,
  131045: ACCOUNT,
  131057: ACCOUNT,
  132001: known('other-template', 'WhatsApp has no approved template of this name in this language'),
  132015: known('other-template', 'the template is paused because people disliked it: choose another'),
  132016: known('other-template', 'the template was switched off for good: choose another'),
  131008: BUG,
  131009: BUG,
  100: BUG,
}

/** What a code that stands in no table means: a template's, a right's, or something new, which is tried again. */
function lookUp(code: number): Known {
  const entry = CODES[code]
  if (entry) return entry
  if (code >= 132_000 && code < 133_000) return known('never', 'the template and what it is filled with do not fit')
  if (code >= 200 && code < 300) return RIGHTS
  return known('retry', `WhatsApp error ${code}`)
}

export const remedyFor = ({ code }: Pick<Fault, 'code'>): Remedy => lookUp(code).remedy

/** Without title and details: they may repeat what was sent. */
export const failureReason = ({ code }: Pick<Fault, 'code'>): string => {
  const { words } = lookUp(code)
  return words.includes(String(code)) ? words : `${words} (${code})`
}
