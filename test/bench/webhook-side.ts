/** One provider's webhook: how the service is set up for it, a genuine request, and the whole way of many messages. */
export interface WebhookSide {
  readonly name: string
  readonly path: string
  /** The provider's other end, and the settings with which the service uses it. */
  start(): Promise<{ readonly env: NodeJS.ProcessEnv; close(): Promise<void> }>
  /** A message of its own, from one of very many people. */
  genuine(number: number): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }
  /** Ten thousand messages, 30 % of them twice and late, and again with a tenth of the sends failing. */
  way(): Promise<unknown>
}
