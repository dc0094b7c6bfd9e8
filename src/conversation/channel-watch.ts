import type { Store } from '../store/store.js'

/** What operators are to know of channels. Counted here and written down now and then: a flood of forgeries is one row. */
export interface ChannelWatch {
  forged(channel: string): void
  /** In words, without anybody's data. */
  trouble(channel: string, words: string): void
  flush(): Promise<void>
}

interface News {
  forged: number
  forgedAt: Date | null
  trouble: { words: string; at: Date } | null
}

export function createChannelWatch(store: Pick<Store, 'channelLogs'>, now: () => Date): ChannelWatch {
  const unwritten = new Map<string, News>()
  const newsOf = (channel: string): News => {
    const news = unwritten.get(channel) ?? { forged: 0, forgedAt: null, trouble: null }
    unwritten.set(channel, news)
    return news
  }
  return {
    forged(channel) {
      const news = newsOf(channel)
      news.forged += 1
      news.forgedAt = now()
    },
    trouble(channel, words) {
      newsOf(channel).trouble = { words, at: now() }
    },
    async flush() {
      const all = [...unwritten]
      unwritten.clear()
      for (const [channel, news] of all) await store.channelLogs.add({ channel, ...news })
    },
  }
}
