import type { Logger } from 'pino'
import { z } from 'zod'

/** What Meta says of account, number and templates beside the messages. */
export interface News {
  /** A change of another kind than messages. */
  heard(field: string, value: unknown): void
  current(): Current
}

export interface Current {
  readonly quality: string | null
  /** By name and language. */
  readonly templates: ReadonlyMap<string, string>
}

const word = z.string().regex(/^[\w. -]{1,80}$/)
const quality = z.object({ event: word, current_limit: word.optional() })
const template = z.object({ event: word, message_template_name: word, message_template_language: word })

/** Only Meta's own words, within narrow bounds, are kept and shown. */
export function createNews(log: Logger): News {
  let number: string | null = null
  const templates = new Map<string, string>()
  return {
    heard(field, value) {
      log.info({ field: word.safeParse(field).data ?? 'unknown' }, 'news of the WhatsApp account')
      if (field === 'phone_number_quality_update') number = quality.safeParse(value).data?.event ?? number
      if (field !== 'message_template_status_update') return
      const { data } = template.safeParse(value)
      if (data) templates.set(`${data.message_template_name} ${data.message_template_language}`, data.event)
    },
    current: () => ({ quality: number, templates }),
  }
}
