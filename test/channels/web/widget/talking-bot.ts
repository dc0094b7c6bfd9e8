import type { Activity } from '../../../../channels/activity.js'
import { parseRichText } from '../../../../knowledge/rich-text.js'
import { startWebService, type WebService, type WebServiceOptions } from './web-service.js'

/** A reply as the bot makes them: a tree, its language, and buttons. */
export function reply(markdown: string, buttons: readonly string[] = [], language: 'ar' | 'en' = 'ar'): Activity {
  const actions = buttons.map((title) => ({ type: 'imBack', title, value: title }))
  return {
    type: 'message',
    text: markdown,
    ...(actions.length > 0 && { suggestedActions: { to: [], actions } }),
    channelData: { nafidha: { richText: parseRichText(markdown).tree, language, origin: 'bot' } },
  }
}

export const GREETING = reply('مرحبًا بك. اكتب سؤالك.', ['رسوم البطاقة', 'إجازة الأمومة'])

export const FEE = reply(
  [
    'رسوم تجديد البطاقة **10 ريالات عمانية**. للاستفسار +968 2456 9392.',
    '- للعماني: 10 ريالات\n- للمقيم: اسأل الشرطة',
    'المصدر: [تايمز أوف عُمان](https://timesofoman.com/a)، أغسطس 2025.',
  ].join('\n\n'),
  ['غرامة التأخير', 'لم يفدني هذا'],
)

/** A service whose bot greets, knows one fee, and repeats everything else. */
export async function startTalkingService(options: WebServiceOptions = {}): Promise<WebService> {
  const service = await startWebService({
    ...options,
    bot: (text) => service.say(/رسوم/.test(text) ? FEE : reply(`قلت: ${text}`)),
  })
  service.rooms.onReceived(({ activity }) => {
    if (activity.type === 'conversationUpdate') service.say(GREETING)
  })
  return service
}
