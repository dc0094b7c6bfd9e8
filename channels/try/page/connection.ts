import type { Act, App, PhoneView } from '../phone-view.js'

/** One phone of a simulator, held by this page. */
export interface Connection {
  act(act: Act): Promise<boolean>
  sendFile(kind: 'image' | 'document' | 'voice', file: File): Promise<boolean>
  close(): void
}

export interface Following {
  show(view: PhoneView): void
  /** The stream broke off; it comes back by itself. */
  lost(): void
}

const API = '/try/api'

/** The apps that run on a simulator here. */
export async function phonesThere(): Promise<readonly string[]> {
  try {
    const { apps } = (await (await fetch(API)).json()) as { apps: readonly string[] }
    return apps
  } catch {
    return []
  }
}

/** The phone that this tab had before, or a new one; `following` sees every change. Null: the service cannot be reached. */
export async function openPhone(app: App, following: Following): Promise<Connection | null> {
  const id = await known(app)
  if (!id) return null
  const base = `${API}/${app}/${id}`
  const events = new EventSource(`${base}/events`)
  events.addEventListener('message', ({ data }: MessageEvent<string>) => following.show(JSON.parse(data) as PhoneView))
  events.addEventListener('error', () => following.lost())
  const post = (path: string, init: RequestInit) =>
    fetch(`${base}/${path}`, { method: 'POST', ...init }).then(
      ({ ok }) => ok,
      () => false,
    )
  return {
    act: ({ kind, ...rest }) =>
      post(kind, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) }),
    sendFile: (kind, file) =>
      post(`file?${new URLSearchParams({ kind, name: file.name })}`, {
        headers: { 'content-type': file.type || 'application/octet-stream' },
        body: file,
      }),
    close: () => events.close(),
  }
}

async function known(app: App): Promise<string | null> {
  const key = `nafidha-try-${app}`
  const before = sessionStorage.getItem(key)
  try {
    if (before && (await fetch(`${API}/${app}/${before}`)).ok) return before
    const answer = await fetch(`${API}/${app}?language=${document.documentElement.lang}`, { method: 'POST' })
    if (!answer.ok) return null
    const { id } = (await answer.json()) as { id: string }
    sessionStorage.setItem(key, id)
    return id
  } catch {
    return null
  }
}
