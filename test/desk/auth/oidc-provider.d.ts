/** What the tests use of a package that brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  class Provider {
    constructor(issuer: string, configuration: Configuration)
    readonly Grant: new (of: { readonly accountId: string; readonly clientId: string }) => Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<unknown>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: unknown): Promise<void>
  }

  interface Configuration {
    readonly clients: readonly Readonly<Record<string, unknown>>[]
    readonly pkce: { readonly required: () => boolean }
    readonly features: { readonly devInteractions: { readonly enabled: boolean } }
    readonly interactions: { readonly url: (context: unknown, interaction: { readonly uid: string }) => string }
    readonly cookies: { readonly keys: readonly string[] }
    readonly findAccount: (
      context: unknown,
      id: string,
    ) => { readonly accountId: string; readonly claims: () => { readonly sub: string } }
  }

  export { Provider }
  export default Provider
}
