/** The person's own id first: a phone number can pass to somebody else. Both, so that what refuses the id can use the number. */
export const recipientOf = ({
  userId,
  phone,
}: {
  readonly userId: string | null
  readonly phone: string | null
}): string => [userId, phone].filter((name) => name !== null).join(' ')

/** Where a message goes, in Meta's words: `first`, and `otherwise` where that is refused. */
export function destinations(recipient: string): {
  readonly first: Destination
  readonly otherwise: Destination | null
} {
  const [name = '', phone] = recipient.split(' ')
  if (/^\d+$/.test(name)) return { first: { to: name }, otherwise: null }
  return { first: { recipient: name }, otherwise: phone ? { to: phone } : null }
}

export type Destination = { readonly to: string } | { readonly recipient: string }
