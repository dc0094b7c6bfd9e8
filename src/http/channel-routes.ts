import { Router, type Request, type RequestHandler, type Response } from 'express'
import {
  isReachable,
  type Channel,
  type HttpResponse,
  type InboundRoute,
  type RawRequest,
} from '../../channels/channel.js'
import type { WebAnswer } from '../../channels/web/answers.js'
import type { WebChannel } from '../../channels/web/web-channel.js'
import { failure, send } from './answer.js'
import { headOf, type Body, type ReadBody } from './raw-request.js'

export interface ChannelRoutesDeps {
  /** Every channel that is on, the web channel among them. */
  readonly channels: readonly Channel[]
  readonly web: WebChannel
  /** Stores what the request held, then gives the response to send. */
  readonly receive: (channel: Channel, request: RawRequest) => Promise<HttpResponse>
  readonly readBody: ReadBody
  /** How many proxies of ours stand before us. */
  readonly proxies: number
}

const UNREAD: Readonly<Record<Exclude<Body['kind'], 'read' | 'gone'>, WebAnswer>> = {
  'too-large': failure(413, 'MessageSizeTooBig', 'The request is larger than what is accepted here.'),
  encoded: failure(415, 'UnsupportedMediaType', 'Send the body as it is, without a content encoding.'),
  busy: withRetry(failure(503, 'ServiceBusy', 'Too many uploads at the moment. Try again in a few seconds.')),
}

function withRetry({ headers, ...rest }: WebAnswer): WebAnswer {
  return { ...rest, headers: { ...headers, 'retry-after': '5' } }
}

/** The requests of providers and of visitors' clients. */
export function channelRoutes(deps: ChannelRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const { web, channels, receive } = deps
  router.use([...web.roots], crossOrigin(web.crossOrigin))
  for (const channel of channels.filter(isReachable))
    for (const route of channel.inbound)
      router[verb(route.method)](
        route.path,
        handler(deps, route, (request) => receive(channel, request)),
      )
  for (const route of web.routes) router[verb(route.method)](route.path, handler(deps, route, route.handle))
  return router
}

const verb = (method: 'GET' | 'POST' | 'DELETE') => method.toLowerCase() as 'get' | 'post' | 'delete'

function crossOrigin({ answer, preflight }: WebChannel['crossOrigin']): RequestHandler {
  const headers = Object.entries(answer)
  return (request, response, next) => {
    if (request.method === 'OPTIONS') return send(response, { status: 204, headers: preflight })
    for (const [name, value] of headers) response.setHeader(name, value)
    return next()
  }
}

type Respond = (request: RawRequest, params: Record<string, string>) => Promise<WebAnswer>

function handler(
  { readBody, proxies }: ChannelRoutesDeps,
  { admit, bodyLimit }: Pick<InboundRoute, 'admit' | 'bodyLimit'>,
  respond: Respond,
) {
  return async (request: Request, response: Response): Promise<void> => {
    const head = headOf(request, proxies)
    const refused = await admit?.(head)
    if (refused) return discard(request, response, refused)
    const body = await readBody(request, bodyLimit)
    if (body.kind === 'gone') return
    if (body.kind !== 'read') return send(response, UNREAD[body.kind])
    send(response, await respond({ ...head, body: body.bytes }, request.params as Record<string, string>))
  }
}

function discard(request: Request, response: Response, answer: WebAnswer): void {
  request.resume()
  send(response, answer)
}
