import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { ProviderSettings } from '../../../src/desk/auth/provider.js'

const CLIENT = { id: 'nafidha', secret: 'a-secret-that-only-both-of-us-know' }

/** An OpenID Connect provider at which whoever is named next is signed in already, and consents. */
export interface IdentityProvider {
  readonly settings: ProviderSettings
  /** Knows us as the service at `base`. Before that it does not answer. */
  open(base: string): void
  /** Who signs in there from now on. */
  personIs(subject: string): void
  /** Follows a departure through the provider; resolves to the address back at ours. */
  walk(departure: string): Promise<URL>
  close(): Promise<void>
}

export async function startIdentityProvider(): Promise<IdentityProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    void response.writeHead(503).end()
  let subject = 'nobody'
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    settings: { name: 'Ministry', issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
    open(base) {
      handle = handlerOf(issuer, base, () => subject)
    },
    personIs: (next) => void (subject = next),
    walk: (departure) => walk(departure, issuer),
    close: () => closed(server),
  }
}

function handlerOf(issuer: string, base: string, subject: () => string) {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${base}/desk/api/oidc/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['cookies-of-the-test'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  const callback = provider.callback()
  const consent = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: subject(), clientId: CLIENT.id })
    grant.addOIDCScope('openid')
    const result = { login: { accountId: subject() }, consent: { grantId: await grant.save() } }
    await provider.interactionFinished(request, response, result)
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.startsWith('/interaction/')) void consent(request, response)
    else void callback(request, response)
  }
}

/** A browser of its own for each walk: the provider remembers nobody. */
async function walk(departure: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = new URL(departure)
  for (let steps = 0; at.origin === issuer && steps < 10; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const to = response.headers.get('location')
    if (to === null) throw new Error(`the provider stopped at ${at.pathname}: ${response.status}`)
    at = new URL(to, at)
  }
  return at
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
