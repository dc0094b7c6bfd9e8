import { CAPABILITIES } from '../desk/capabilities.js'

/**
 * Who may use a route, as people agreed it: by hand, and not made of the tables it is held against.
 * `anybody`: it gives nothing that is not for all · `page`: pages of the list, and servers with a secret · `visitor`:
 * the token of that very conversation · `way-back`: that token also shortly after it expired · `file`: that token, or a
 * stream token in the address · `stream`: a stream token of that conversation, from the page it was made for ·
 * `whatsapp`, `telegram`: the provider's proof · `handshake`: the word agreed with Meta · `phone`: whoever holds the
 * simulated phone's id, and only where the phones of /try are · `metrics`: a token of METRICS_TOKENS · `desk`: see `test/desk/capabilities.ts` · `desk-socket`:
 * whoever is signed in, from the desk's own page.
 */
export type Right =
  | 'anybody'
  | 'page'
  | 'visitor'
  | 'way-back'
  | 'file'
  | 'stream'
  | 'whatsapp'
  | 'telegram'
  | 'handshake'
  | 'phone'
  | 'metrics'
  | 'desk'
  | 'desk-socket'

const DIRECT_LINE = '/v3/directline'
const ONE = `${DIRECT_LINE}/conversations/:conversation`

/** Every route that the service answers has a line here, and the other way round. */
export const RIGHTS: Readonly<Record<string, Right>> = {
  [`POST ${DIRECT_LINE}/tokens/generate`]: 'page',
  [`POST ${DIRECT_LINE}/tokens/refresh`]: 'visitor',
  [`GET ${DIRECT_LINE}/session/getsessionid`]: 'visitor',
  [`POST ${DIRECT_LINE}/conversations`]: 'visitor',
  [`GET ${ONE}`]: 'way-back',
  [`GET ${ONE}/activities`]: 'visitor',
  [`POST ${ONE}/activities`]: 'visitor',
  [`POST ${ONE}/upload`]: 'visitor',
  [`SOCKET ${ONE}/stream`]: 'stream',
  'GET /nafidha/conversations/:conversation': 'visitor',
  'DELETE /nafidha/conversations/:conversation': 'visitor',
  'GET /nafidha/conversations/:conversation/files/:file': 'file',

  'GET /webhooks/whatsapp': 'handshake',
  'POST /webhooks/whatsapp': 'whatsapp',
  'POST /telegram/webhook': 'telegram',

  'GET /try': 'anybody',
  'GET /try/api': 'anybody',
  'POST /try/api/:app': 'anybody',
  'GET /try/api/:app/:id': 'phone',
  'GET /try/api/:app/:id/events': 'phone',
  'GET /try/api/:app/:id/media/:media': 'phone',
  'POST /try/api/:app/:id/file': 'phone',
  'POST /try/api/:app/:id/:act': 'phone',

  'GET /metrics': 'metrics',
  'GET /healthz': 'anybody',
  'GET /readyz': 'anybody',
  'GET /widget.js': 'anybody',
  'GET /desk/assets/:name': 'anybody',
  'GET /desk': 'anybody',
  'GET /desk/*path': 'anybody',
  'SOCKET /desk/live': 'desk-socket',

  ...Object.fromEntries(Object.keys(CAPABILITIES).map((name) => [name, 'desk' as const])),
}
