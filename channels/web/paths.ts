/** Direct Line 3.0, where its clients look for it. */
export const DIRECT_LINE = '/v3/directline'
/** What Direct Line does not have: a visitor's own transcript, its erasure, files. */
export const OWN = '/nafidha'

const CONVERSATION = new RegExp(`^${DIRECT_LINE}/conversations/([^/]+)/(activities|upload|stream)$`)

/** The conversation that a Direct Line path names, and what of it. */
export function readConversationPath(path: string): { readonly conversation: string; readonly what: string } | null {
  const [, conversation, what] = CONVERSATION.exec(path) ?? []
  return conversation !== undefined && what !== undefined ? { conversation, what } : null
}

export const filePath = (conversation: string, id: string): string =>
  `${OWN}/conversations/${encodeURIComponent(conversation)}/files/${encodeURIComponent(id)}`

export const streamPath = (conversation: string): string => `${DIRECT_LINE}/conversations/${conversation}/stream`
