/** How much is measured: fewer for a look, all for a figure. */
export interface WebhookOptions {
  readonly messages: number
  readonly rounds: number
}

/** One provider's webhook: how the service is set up for it, a genuine request, and the whole way of many messages. */
export interface WebhookSide {
  readonly name: string
  readonly path: string
  /** Starts the provider's other end, which sends its own webhooks to a service at that port; gives its address. */
  provider(port: number): Promise<string>
  /** The settings with which a service at the port uses the provider at the address. */
  env(provider: string, port: number): NodeJS.ProcessEnv
  /** A message of its own, from one of very many people. */
  genuine(number: number): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }
  /** Many messages, 30 % of them twice and late, and again with a tenth of the sends failing. */
  way(options: WebhookOptions): Promise<unknown>
}
