import { telegramWebhook } from './telegram-webhook.js'
import type { WebhookSide } from './webhook-side.js'
import { whatsAppWebhook } from './whatsapp-webhook.js'

export const SIDES: readonly WebhookSide[] = [whatsAppWebhook, telegramWebhook]
