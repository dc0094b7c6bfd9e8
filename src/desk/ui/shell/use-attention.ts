import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { InboxPage } from '../../contract/inbox.js'
import { useNews } from '../live/live-context.js'
import { useWords } from '../wording/words.js'
import { fill } from '../wording/fill.js'
import { useAnnouncer } from './announcer.js'
import { chime } from './chime.js'

export const SOUND = 'nafidha.desk.sound'
export const BROWSER_NOTES = 'nafidha.desk.browser-notes'
export const isOn = (setting: string): boolean => localStorage.getItem(setting) !== 'off'

/** Calls for attention: a sound, and a browser notification while the page is out of sight. No citizen's words in it. */
export function useAttention(): void {
  const { w } = useWords()
  const { announce, tell } = useAnnouncer()
  const [, go] = useLocation()
  const call = (text: string, to: string) => {
    if (isOn(SOUND)) chime()
    if (document.visibilityState === 'visible') return tell(text)
    announce(text)
    if (isOn(BROWSER_NOTES) && 'Notification' in window && Notification.permission === 'granted')
      show(text, () => go(to))
  }
  useNews((news) => {
    if (news.kind === 'assigned')
      call(fill(w.attention.assigned, { reference: news.case.reference }), `/inbox/mine/${news.case.conversation}`)
    if (news.kind === 'mentioned')
      call(fill(w.attention.mentioned, { name: news.by }), `/inbox/all/${news.conversation}`)
  })
}

function show(text: string, open: () => void): void {
  const note = new Notification(text, { tag: 'nafidha-desk' })
  note.addEventListener('click', () => {
    window.focus()
    open()
    note.close()
  })
}

/** How many unread messages one's own cases hold, in the tab's title. */
export function useTitleBadge(title: string, page: InboxPage | null): void {
  const unread = page?.cases.reduce((sum, each) => sum + each.unread, 0) ?? 0
  const before = useRef(unread)
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title
    if (unread > before.current && document.visibilityState === 'hidden' && isOn(SOUND)) chime()
    before.current = unread
  }, [unread, title])
}
