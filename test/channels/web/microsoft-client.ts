import { createRequire } from 'node:module'
import * as DirectLineJs from 'botframework-directlinejs'
import { WebSocket } from 'ws'
import type { Activity } from '../../../channels/activity.js'

const require = createRequire(import.meta.url)
const requireLikeIt = createRequire(require.resolve('botframework-directlinejs'))
const { Observable } = requireLikeIt('rxjs/Observable') as { Observable: { create(run: unknown): unknown } }
const { AsyncScheduler } = requireLikeIt('rxjs/scheduler/AsyncScheduler') as { AsyncScheduler: SchedulerClass }
const { AsyncAction } = requireLikeIt('rxjs/scheduler/AsyncAction') as { AsyncAction: ActionClass }

type SchedulerClass = new (action: unknown, now: () => number) => unknown
type ActionClass = new (...args: unknown[]) => { schedule(state: unknown, delay?: number): unknown }

/** The client takes the browser's: Node 20 has none. */
Object.assign(globalThis, { WebSocket })

/** Its waits (three seconds before it reconnects, a quarter of an hour before it refreshes) pass `speed` times as fast. */
function createScheduler(speed: number): unknown {
  class Fast extends AsyncAction {
    override schedule(state: unknown, delay = 0) {
      return super.schedule(state, delay / speed)
    }
  }
  return new AsyncScheduler(Fast, () => Date.now() * speed)
}

interface AjaxRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Record<string, string>
  readonly body?: unknown
  readonly responseType?: string
}

interface Subscriber {
  next(value: unknown): void
  complete(): void
  error(error: unknown): void
}

/** What rxjs does by XMLHttpRequest, by fetch. `onAnswer` hears of each answer that the client has taken in. */
const createAjax = (onAnswer: (path: string) => void) => (request: AjaxRequest) =>
  Observable.create((subscriber: Subscriber) => {
    const body = request.body instanceof FormData ? request.body : JSON.stringify(request.body)
    const { method, headers = {} } = request
    fetch(request.url, { method, headers, ...(request.body !== undefined && { body }) }).then(
      async (response) => {
        const read = request.responseType === 'arraybuffer' ? response.arrayBuffer() : response.json()
        const content: unknown = await read.catch(() => null)
        const xhr = { getResponseHeader: (name: string) => response.headers.get(name) }
        if (!response.ok) return subscriber.error({ status: response.status, xhr })
        subscriber.next({ status: response.status, response: content, xhr })
        subscriber.complete()
        return onAnswer(new URL(request.url).pathname)
      },
      () => subscriber.error({ status: 0 }),
    )
  })

export const { ConnectionStatus } = DirectLineJs

export interface MicrosoftClient {
  /** Every activity that the client gave its page, in order. */
  readonly activities: readonly Activity[]
  readonly statuses: readonly string[]
  /** Resolves once the page has been given an activity like this. */
  seen(matches: (activity: Activity) => boolean): Promise<Activity>
  reached(status: keyof typeof ConnectionStatus): Promise<void>
  /** The id that the server gave, or `retry` where the client does not know what became of it. */
  post(activity: Activity): Promise<string>
  /** Resolves once the client has had this many good answers from a path. */
  answered(path: string, times: number): Promise<void>
  /** Resolves with the error that ended the stream of activities. */
  readonly failed: Promise<unknown>
  end(): void
}

export interface MicrosoftOptions {
  readonly base: string
  readonly token: string
  readonly webSocket: boolean
  readonly speed?: number
}

/** Microsoft's own client, as it is. */
export function connectMicrosoft({ base, token, webSocket, speed = 20 }: MicrosoftOptions): MicrosoftClient {
  const activities: Activity[] = []
  const statuses: string[] = []
  const answers: string[] = []
  const checks = new Set<() => void>()
  const when = <T>(find: () => T | undefined) =>
    new Promise<T>((resolve) => {
      const check = () => {
        const found = find()
        if (found === undefined) return
        checks.delete(check)
        resolve(found)
      }
      checks.add(check)
      check()
    })
  const note = () => [...checks].forEach((check) => check())
  const client = new DirectLineJs.DirectLine({
    token,
    domain: `${base}/v3/directline`,
    webSocket,
    pollingInterval: 200,
    timeout: 5000 * speed,
    random: () => 0,
    ajax: createAjax((path) => {
      answers.push(path)
      note()
    }),
    scheduler: createScheduler(speed),
  } as unknown as ConstructorParameters<typeof DirectLineJs.DirectLine>[0])
  client.connectionStatus$.subscribe((status) => {
    statuses.push(ConnectionStatus[status] ?? '')
    note()
  })
  const failed = new Promise<unknown>((resolve) => {
    client.activity$.subscribe((activity) => {
      activities.push(activity as unknown as Activity)
      note()
    }, resolve)
  })
  return {
    activities,
    statuses,
    failed,
    seen: (matches) => when(() => activities.find(matches)),
    reached: (status) => when(() => (statuses.includes(status) ? true : undefined)).then(() => undefined),
    answered: (path, times) =>
      when(() => (answers.filter((answer) => answer.endsWith(path)).length >= times ? true : undefined)).then(
        () => undefined,
      ),
    post: (activity) =>
      new Promise((resolve, reject) => {
        client.postActivity({ from: { id: 'me' }, ...activity } as never).subscribe(resolve, reject)
      }),
    end: () => client.end(),
  }
}
