import { type Request, type Response, Router } from 'express'
import { type ApiAnswer, type Fault, no, tooMany } from './answers.js'
import { METHODS, type MethodsDeps, SENDING } from './bot-methods.js'
import type { RateCounter } from './rates.js'
import { type Call, readCall } from './request-body.js'

export interface BotRoutesDeps extends MethodsDeps {
  readonly rates: RateCounter
  /** What the next call of the method meets. */
  readonly nextFault: (method: string, chat: number) => Fault
  readonly seen: (call: SeenCall) => void
}

/** A call and how it ended; 0: without an answer. */
export interface SeenCall {
  readonly method: string
  readonly chat: number
  readonly status: number
}

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`, as at api.telegram.org. */
export function botRoutes(deps: BotRoutesDeps): Router {
  const router = Router()
  router.get('/file/:bot/*path', (request, response) => sendFile(deps, request, response))
  router.all('/:bot/:method', async (request, response, next) => {
    const bot = request.params.bot
    if (!bot.startsWith('bot')) return next()
    if (bot !== `bot${deps.settings.token}`) return reply(response, no(401))
    return answerCall(deps, request, response)
  })
  return router
}

async function answerCall(deps: BotRoutesDeps, request: Request, response: Response): Promise<void> {
  const method = String(request.params['method'])
  const call = await readCall(request)
  if (!call) return reply(response, no(413))
  const chat = Number(call.fields['chat_id'] ?? 0)
  const fault = deps.nextFault(method, chat)
  const answer = await answerOf(deps, { method, chat, call, fault })
  deps.seen({
    method,
    chat,
    status: answer === null || fault.kind === 'lost' ? 0 : answer.ok ? 200 : answer.error_code,
  })
  if (fault.kind === 'hang') return
  if (answer === null || fault.kind === 'lost') return void request.socket.destroy()
  reply(response, answer)
}

interface Asked {
  readonly method: string
  readonly chat: number
  readonly call: Call
  readonly fault: Fault
}

/** Null: the connection is cut, or stays silent. */
async function answerOf(deps: BotRoutesDeps, { method, chat, call, fault }: Asked): Promise<ApiAnswer | null> {
  const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined
  if (!run) return no(404)
  if (SENDING.has(method)) {
    const seconds = deps.rates.count(chat)
    if (seconds !== null) return tooMany(seconds)
  }
  switch (fault.kind) {
    case 'pass':
    case 'lost':
      return run(deps, call)
    case 'refuse':
      return { ok: false, error_code: fault.code, description: fault.description }
    case 'status':
      return { ok: false, error_code: fault.status, description: 'Bad Gateway' }
    case 'too-many':
      deps.rates.quieten(fault.all ? null : chat, fault.seconds)
      return tooMany(fault.seconds)
    case 'cut':
    case 'hang':
      return null
  }
}

function reply(response: Response, answer: ApiAnswer): void {
  const status = answer.ok ? 200 : answer.error_code
  if (status === 502 || status === 504)
    return void response.status(status).type('html').send('<html>Bad Gateway</html>')
  response.status(status).json(answer)
}

function sendFile({ settings, shelf }: BotRoutesDeps, { params }: Request, response: Response): void {
  const path = [params['path']].flat().join('/')
  const file = params['bot'] === `bot${settings.token}` ? shelf.at(path) : undefined
  if (!file) return reply(response, no(404))
  response.type('application/octet-stream').send(Buffer.from(file.bytes))
}
