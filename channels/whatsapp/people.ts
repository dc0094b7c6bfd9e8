/** What a provider calls one person. At least one of the two is there. */
export interface PersonNames {
  /** Our own number, or whatever the provider's people are names of. */
  readonly account: string
  /** The business-scoped id, or WhatsApp's hidden id; stays when the phone number is hidden. */
  readonly userId: string | null
  /** Digits of a phone number. It can pass to another person. */
  readonly phone: string | null
}

/** Who is who, over all that a person was ever called; `src` keeps it. */
export interface People {
  /** The conversation of the person, a new one for a stranger. Names that come together are remembered together. */
  conversationOf(names: PersonNames): Promise<string>
}
