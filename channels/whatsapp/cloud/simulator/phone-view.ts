/** What a phone shows, for a client that draws it. */
export interface PhoneView {
  /** Digits of the citizen's number: the name of the phone in this API. */
  readonly phone: string
  readonly name: string
  /** The service shows that it is typing. */
  readonly typing: boolean
  /** The citizen has blocked the service. */
  readonly blocked: boolean
  /** The name of the service, as its number is registered. */
  readonly service: string
  readonly messages: readonly PhoneMessage[]
}

export interface PhoneMessage {
  readonly id: string
  readonly from: 'citizen' | 'service'
  readonly at: string
  readonly text: string
  readonly buttons: readonly PhoneChoice[]
  /** A list opens by its own button. */
  readonly list: { readonly open: string; readonly rows: readonly PhoneChoice[] } | null
  readonly link: { readonly label: string; readonly url: string } | null
  readonly location: PhoneLocation | null
  /** The file lies at /sim/media/:id. */
  readonly file: {
    readonly id: string
    readonly kind: string
    readonly contentType: string
    readonly name: string
  } | null
  readonly replyTo: string | null
  readonly reaction: string | null
  /** Of the citizen's messages: `read` once the service says so. Of the service's: how far the phone is. */
  readonly status: 'sent' | 'delivered' | 'read'
}

export interface PhoneChoice {
  readonly id: string
  readonly title: string
  readonly description?: string
}

export interface PhoneLocation {
  readonly latitude: number
  readonly longitude: number
  readonly name?: string
  readonly address?: string
}
