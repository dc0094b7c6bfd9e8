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

/** What the transcript keeps of a file: its id, without a promise where and to whom it is shown. */
const FILE = 'nafidha:file/'

export const fileReference = (id: string): string => `${FILE}${id}`

/** The id of a file that a visitor sent, from an attachment's `contentUrl`; null for any other address. */
export const readFileReference = (url: string | undefined): string | null =>
  url?.startsWith(FILE) ? url.slice(FILE.length) : null

export const filePath = (conversation: string, id: string): string =>
  `${OWN}/conversations/${encodeURIComponent(conversation)}/files/${encodeURIComponent(id)}`

export const streamPath = (conversation: string): string => `${DIRECT_LINE}/conversations/${conversation}/stream`
