import type { ApiAnswer } from './api.js'

/** What went wrong, for the operator: what happened and what to do. Nothing of what was sent stands in it. */
export const BAD_TOKEN =
  'Telegram does not know the bot’s token: set TELEGRAM_BOT_TOKEN to the one that @BotFather shows'
export const UNREACHED = 'Telegram cannot be reached: is api.telegram.org open in the firewall?'
export const NO_WORD = 'Telegram gave no answer in time'
export const OTHER_POLLER =
  'another program asks Telegram for this bot’s messages: stop it, or give each of the two a bot of its own'
export const OTHER_WEBHOOK =
  'Telegram hands this bot’s messages to another address: set PUBLIC_URL to receive them here, or TELEGRAM_UPDATES=polling to fetch them'

/** Telegram's reasons are safe to show where they hold nothing but plain words; some quote what was sent. */
const PLAIN = /^[A-Za-z0-9 :_'’,-]{1,120}$/

export function reasonOf({ code, description }: { readonly code: number; readonly description: string }): string {
  if (code === 401 || code === 404) return BAD_TOKEN
  return PLAIN.test(description) ? `Telegram said: ${description}` : `Telegram refused it (${code})`
}

/** The trouble with a call that was not answered. */
export function troubleOf(answer: Exclude<ApiAnswer, { kind: 'answered' }>): string {
  switch (answer.kind) {
    case 'unreached':
      return UNREACHED
    case 'unknown':
      return NO_WORD
    case 'refused':
      return reasonOf(answer)
  }
}

/** The token is not known, or not even shaped like one. */
export const isBadToken = (answer: ApiAnswer): boolean =>
  answer.kind === 'refused' && (answer.code === 401 || answer.code === 404)
