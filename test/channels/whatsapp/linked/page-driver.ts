import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WebSocket } from 'ws'

const PATIENCE = 30_000

/** Tries until it succeeds. */
export async function until<T>(what: string, attempt: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const result = await attempt()
    if (result !== undefined) return result
    if (Date.now() > deadline) throw new Error(`did not happen: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Speaks to the page of the browser that whatsapp-web.js has started, by the browser's own debugging port. */
export async function inPage<T>(dataPath: string, expression: string): Promise<T> {
  const address = await until('the page', () => pageAddress(dataPath))
  const socket = new WebSocket(address)
  try {
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    const params = { expression, returnByValue: true, awaitPromise: true }
    const answer = new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))))
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    const { result } = JSON.parse(await answer) as { result: { result: { value: T }; exceptionDetails?: unknown } }
    if (result.exceptionDetails) throw new Error(`the page threw at ${expression}`)
    return result.result.value
  } finally {
    socket.close()
  }
}

async function pageAddress(dataPath: string): Promise<string | undefined> {
  try {
    const file = await readFile(join(dataPath, 'session-nafidha/DevToolsActivePort'), 'utf8')
    const response = await fetch(`http://127.0.0.1:${file.split('\n')[0]}/json/list`)
    const pages = (await response.json()) as { url: string; webSocketDebuggerUrl: string }[]
    return pages.find(({ url }) => url.startsWith('https://web.whatsapp.com'))?.webSocketDebuggerUrl
  } catch {
    return undefined
  }
}
