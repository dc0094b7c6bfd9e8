/** What a simulated phone shows: every simulator gives its phones in this shape, and the page draws nothing else. */
export interface PhoneView {
  /** The name under which the service is registered with the provider. */
  readonly service: string
  readonly typing: boolean
  readonly blocked: boolean
  readonly messages: readonly PhoneMessage[]
}

/** A part of a text with its formatting. */
export interface Span {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly code?: boolean
  readonly struck?: boolean
  readonly url?: string
}

export interface PhoneMessage {
  readonly id: string
  readonly from: 'citizen' | 'service'
  readonly at: string
  readonly spans: readonly Span[]
  /** Rows of buttons below the bubble. */
  readonly buttons: readonly (readonly PhoneChoice[])[]
  /** A list opens by its own button. */
  readonly list: { readonly open: string; readonly rows: readonly PhoneChoice[] } | null
  readonly location: { readonly latitude: number; readonly longitude: number; readonly name: string } | null
  readonly file: PhoneFile | null
  readonly replyTo: string | null
  readonly reaction: string | null
  readonly edited: boolean
  readonly status: 'sent' | 'delivered' | 'read'
}

export interface PhoneFile {
  readonly kind: 'image' | 'video' | 'audio' | 'document'
  readonly name: string
  readonly contentType: string
  readonly url: string
}

export interface PhoneChoice {
  readonly id: string
  readonly title: string
  readonly description?: string
  /** A button that leads to a page instead of answering. */
  readonly url?: string
}

/** What the holder of a phone does. */
export type Act =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly message: string; readonly choice: string }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'reaction'; readonly message: string; readonly emoji: string }
  | { readonly kind: 'read' }

/** The apps that can be drawn. */
export const APPS = ['whatsapp', 'telegram'] as const
export type App = (typeof APPS)[number]
