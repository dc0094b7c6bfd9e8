/** What the transcript keeps of a file: its id, without a promise where and to whom it is shown. */
const FILE = 'nafidha:file/'
/** What a provider keeps for us until we have fetched it; the rest is the provider's own word for it. */
const MEDIA = 'nafidha:media/'
/** Too large, of a kind that we do not take, or no longer to be had. */
export const NOT_KEPT = 'nafidha:not-kept'

export const fileReference = (id: string): string => `${FILE}${id}`
export const mediaReference = (id: string): string => `${MEDIA}${id}`

/** The id of a stored file, from an attachment's `contentUrl`; null for any other address. */
export const readFileReference = (url: string | undefined): string | null => after(FILE, url)

/** The provider's word for a file that is still with it; null for any other address. */
export const readMediaReference = (url: string | undefined): string | null => after(MEDIA, url)

const after = (start: string, url: string | undefined): string | null =>
  url?.startsWith(start) ? url.slice(start.length) : null
