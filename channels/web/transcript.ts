import type { Activity, Attachment } from '../activity.js'
import type { ChannelLimits } from '../channel.js'
import { readFileReference } from '../media/reference.js'
import { filePath } from './paths.js'
import type { ActivityLog, FreshPage, TokenClaims, Tokens } from './ports.js'
import { shown } from './render.js'

/** Activities of one read. */
const PAGE = 100

/** Who reads, and at which address they reach us: links to files are made for them. */
export interface Viewer {
  readonly claims: TokenClaims
  readonly own: string
}

/** Direct Line's ActivitySet. */
export interface ActivitySet {
  readonly activities: readonly Activity[]
  readonly watermark: number
  /** There may be more to read. */
  readonly more: boolean
}

/** A conversation as its visitor may read it. */
export interface Transcript {
  /** What comes after the watermark; empty only where there is nothing more to show. `fresh` is not read again. */
  after(watermark: number, viewer: Viewer, fresh?: FreshPage): Promise<ActivitySet>
  whole(viewer: Viewer): Promise<readonly Activity[]>
}

export interface TranscriptDeps {
  readonly log: ActivityLog
  readonly tokens: Tokens
  readonly limits: ChannelLimits
}

export function createTranscript({ log, tokens, limits }: TranscriptDeps): Transcript {
  const after = async (watermark: number, viewer: Viewer, fresh?: FreshPage): Promise<ActivitySet> => {
    let at = watermark
    for (;;) {
      const page = fresh?.after === at ? fresh : await log.read(viewer.claims.conversation, at, PAGE)
      const activities = page.activities.flatMap((activity) => shown(activity, limits))
      if (activities.length > 0 || page.watermark === at)
        return {
          activities: await withFileLinks(activities, viewer, tokens),
          watermark: page.watermark,
          more: page.watermark - at >= PAGE,
        }
      at = page.watermark
    }
  }
  return {
    after,
    async whole(viewer) {
      const all: Activity[] = []
      for (let at = 0; ;) {
        const { activities, watermark } = await after(at, viewer)
        if (activities.length === 0) return all
        all.push(...activities)
        at = watermark
      }
    },
  }
}

const isFile = ({ contentUrl }: Attachment): boolean => readFileReference(contentUrl) !== null

/** A file's link opens for a minute; with the visitor's own token the same address opens it at any time. */
async function withFileLinks(
  activities: readonly Activity[],
  { claims, own }: Viewer,
  tokens: Tokens,
): Promise<readonly Activity[]> {
  if (!activities.some(({ attachments }) => attachments?.some(isFile))) return activities
  const { token } = await tokens.issue(claims, 'stream')
  const link = (attachment: Attachment): Attachment => {
    const id = readFileReference(attachment.contentUrl)
    return id === null
      ? attachment
      : { ...attachment, contentUrl: `${own}${filePath(claims.conversation, id)}?t=${token}` }
  }
  return activities.map((activity) =>
    activity.attachments ? { ...activity, attachments: activity.attachments.map(link) } : activity,
  )
}
