import type { Language } from '../../../knowledge/language/language.js'
import { openWebSocket } from './browser/open-web-socket.js'
import { sendForm } from './browser/send-form.js'
import { createShelf } from './browser/shelf.js'
import { styleSheet } from './browser/style-sheet.js'
import { createChat, type Chat } from './chat/chat.js'
import { createApi } from './direct-line/api.js'
import { createSavedSession } from './direct-line/saved-session.js'
import { languageOf, readSettings, type Settings } from './settings.js'
import { Stage } from './view/stage.js'

/** What a page may ask of its widget, as `window.nafidha`. */
export interface PublicApi {
  /** Opens the chat; a text is put into the field, for the visitor to send. */
  open(request?: { readonly text?: string }): void
  close(): void
}

declare global {
  interface Window {
    nafidha?: PublicApi
  }
}

/** Milliseconds without an answer after which a call is taken to have failed. */
const PATIENCE = 20_000
const LANGUAGE_KEY = 'nafidha-language'

function start(script: HTMLScriptElement): void {
  const settings = readSettings(script, document.documentElement.lang)
  const choices = createShelf(() => sessionStorage)
  let language = languageOf(choices.getItem(LANGUAGE_KEY)) ?? settings.language
  const chat = createBrowserChat(settings, () => language)
  const stage = new Stage({
    root: createRoot(settings),
    chat,
    language,
    title: settings.title,
    now: () => new Date(),
    onLanguage: (chosen) => {
      language = chosen
      choices.setItem(LANGUAGE_KEY, chosen)
    },
  })
  offer(chat, stage)
  followNetwork(chat)
  void chat.resume()
}

function createBrowserChat(settings: Settings, locale: () => Language): Chat {
  const { server } = settings
  return createChat({
    api: createApi({ server, fetch: fetch.bind(window), sendForm, patience: PATIENCE }),
    openSocket: openWebSocket,
    timers: { after },
    random: Math.random,
    saved: createSavedSession(
      createShelf(() => localStorage),
      `nafidha ${server}`,
    ),
    locale,
    now: () => new Date(),
    newId,
  })
}

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** `crypto.randomUUID` is missing from pages served without TLS. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A place at the end of the page, in a shadow of its own. Start and end are the page's, whatever language is spoken. */
function createRoot({ colour, position }: Settings): ShadowRoot {
  const host = document.createElement('nafidha-chat')
  const rightToLeft = getComputedStyle(document.documentElement).direction === 'rtl'
  const side = rightToLeft === (position === 'start') ? 'right' : 'left'
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [styleSheet(colour, side)]
  document.body.append(host)
  return root
}

/** What a page can do with its widget: by script, or by an element with `data-nafidha-ask` and a question in it. */
function offer(chat: Chat, stage: Stage): void {
  window.nafidha = {
    open: (request) => stage.open(request?.text, focusedOf(document)),
    close: () => chat.close(),
  }
  document.addEventListener('click', ({ target }) => {
    const from = target instanceof Element ? target.closest<HTMLElement>('[data-nafidha-ask]') : null
    if (from) stage.open(from.dataset['nafidhaAsk'], from)
  })
}

function focusedOf({ activeElement, body }: Document): HTMLElement | null {
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null
}

function followNetwork(chat: Chat): void {
  addEventListener('online', () => chat.network(true))
  addEventListener('offline', () => chat.network(false))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') chat.retry()
  })
  if (!navigator.onLine) chat.network(false)
}

const script = document.currentScript
if (script instanceof HTMLScriptElement && !window.nafidha) {
  if (document.body) start(script)
  else addEventListener('DOMContentLoaded', () => start(script), { once: true })
}
