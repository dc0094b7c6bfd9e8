import * as oidc from 'openid-client'
import { createOutbound, type Outbound } from '../../../channels/outbound/outbound.js'
import type { Identity } from '../../store/provider-visits.js'

export interface ProviderSettings {
  /** As people know it: "Sign in with …". */
  readonly name: string
  /** https, or http on this machine. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What is kept of a visit until the person comes back. */
export interface Departure {
  readonly address: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** An OpenID Connect provider. Both calls go over the network and reject where it does not answer, or not truly. */
export interface Provider {
  readonly name: string
  /** Where the person is sent. `back`: our address that they come back to. */
  depart(back: string): Promise<Departure>
  /** Who came back, verified; `arrival` is the whole address with what the provider added. */
  arrive(arrival: URL, expected: Omit<Departure, 'address'>): Promise<Identity>
}

/** Seconds for each call to the provider. */
const PATIENCE = 10
/** Longest answer of the provider, bytes. */
const ANSWER = 1024 * 1024
/** Only the subject is read: who is invited is known by us, not by the provider. */
const SCOPE = 'openid'

/** The provider's own description is read when it is first needed: the service starts without it. */
export function createProvider({ name, issuer, clientId, clientSecret }: ProviderSettings): Provider {
  const fetch = fetchBy(createOutbound({ privateOrigins: [new URL(issuer).origin] }))
  let found: Promise<oidc.Configuration> | null = null
  const discover = (): Promise<oidc.Configuration> => {
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []
    const options = { timeout: PATIENCE, execute, [oidc.customFetch]: fetch }
    return oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), options)
  }
  const configuration = async (): Promise<oidc.Configuration> => {
    found ??= discover()
    try {
      return await found
    } catch (error) {
      found = null
      throw error
    }
  }
  return {
    name,
    async depart(back) {
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const address = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, state, nonce, verifier }
    },
    async arrive(arrival, { state, nonce, verifier }) {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), arrival, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the provider gave no identity')
      return { issuer: claims.iss, subject: claims.sub }
    },
  }
}

/** What a provider's description names is asked like everything else: not on a private network but at the issuer's own place. */
const fetchBy =
  (outbound: Outbound): oidc.CustomFetch =>
  async (url, { method, headers, body }) => {
    const outcome = await outbound(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body !== null && body !== undefined && { body: body as string | URLSearchParams | Uint8Array }),
      timeout: PATIENCE * 1000,
      limit: ANSWER,
    })
    if (outcome.kind === 'forbidden') throw new Error(outcome.why)
    if (outcome.kind !== 'answered') throw new Error('the provider does not answer')
    const { status, headers: answered, bytes } = outcome
    return new Response(bytes.length > 0 ? new Uint8Array(bytes) : null, { status, headers: answered })
  }
