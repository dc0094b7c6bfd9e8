import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { RequestHead } from '../../channels/channel.js'
import { admission, targetOf } from '../desk/admission.js'
import { NOT_FOUND, refuse, type Answer, type Refused } from '../desk/answer.js'
import { readCookies } from '../desk/cookies.js'
import type { Door } from '../desk/door.js'
import { HTTPS_CURE } from '../desk/own-origin.js'
import type { Asked, Route } from '../desk/route.js'
import type { Person, SignedIn } from '../desk/person.js'
import { sendAnswer } from './desk-answer.js'
import { readDeskBody } from './desk-body.js'
import { headOf, type ReadBody } from './raw-request.js'

export interface DeskRoutesDeps {
  readonly desk: Door
  readonly readBody: ReadBody
  /** How many proxies of ours stand before us. */
  readonly proxies: number
}

/** Where the desk's API lies. */
export const DESK_API = '/desk/api'

/** The desk's API, made of its route table and of nothing else. */
export function deskRoutes(deps: DeskRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const route of deps.desk.routes)
    router[route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](route.path, handler(deps, route))
  router.use(DESK_API, (request, response) => {
    request.resume()
    sendAnswer(response, NOT_FOUND)
  })
  return router
}

const INSECURE = refuse('forbidden', HTTPS_CURE)
const FOREIGN = refuse('forbidden', 'Only the desk’s own page may ask this: the Origin header names another, or none.')

function handler(deps: DeskRoutesDeps, route: Route): RequestHandler {
  return async (request, response) => {
    const answer = await respond(deps, route, request, response)
    if (answer === null) return
    if (answer.kind === 'refused') request.resume()
    sendAnswer(response, answer)
  }
}

/** The order matters: nothing is looked up for a page that is not ours, nothing is read from who may not ask. */
async function respond(
  deps: DeskRoutesDeps,
  route: Route,
  request: Request,
  response: Response,
): Promise<Answer | null> {
  const { desk, proxies, readBody } = deps
  const head = headOf(request, proxies)
  const origin = desk.ownOrigin.of(head.headers)
  if (origin === null) return INSECURE
  if (route.method !== 'GET' && !desk.ownOrigin.isOurPage(head.headers)) return FOREIGN
  const cookies = readCookies(head.headers['cookie'])
  const signedIn = await desk.doorkeeper.identify(cookies)
  const params = request.params as Record<string, string>
  const refused = await admit(desk, route, { person: signedIn?.person ?? null, params })
  if (refused) return refused
  const body = await readDeskBody(route.body, request, readBody)
  if (body.kind === 'gone') return null
  if (body.kind === 'refused') return body
  if (route.method !== 'GET' && signedIn) await desk.doorkeeper.touch(signedIn.session)
  if (response.destroyed) return null
  return route.handle(asked({ signedIn, params, head, origin, cookies, body: body.value }))
}

async function admit(
  { standing }: Door,
  route: Route,
  { person, params }: { readonly person: Person | null; readonly params: Readonly<Record<string, string>> },
): Promise<Refused | null> {
  const target = targetOf(params)
  return admission(route, person, async () =>
    person && target ? standing(person, target) : ({ kind: 'none' } as const),
  )
}

interface Parts {
  readonly signedIn: SignedIn | null
  readonly params: Readonly<Record<string, string>>
  readonly head: RequestHead
  readonly origin: string
  readonly cookies: Readonly<Record<string, string>>
  readonly body: unknown
}

const asked = ({ signedIn, params, head, origin, cookies, body }: Parts): Asked<string, unknown, Person | null> => ({
  me: signedIn?.person ?? null,
  session: signedIn?.session ?? null,
  params,
  query: head.query,
  body,
  source: { address: head.remoteAddress, browser: head.headers['user-agent'] ?? '', origin, cookies },
})
