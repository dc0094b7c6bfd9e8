/** The account that conversations on this channel are held with, and who answers there. */
export const ACCOUNT = 'web'
export const BOT = { id: 'nafidha', name: '', role: 'bot' } as const
