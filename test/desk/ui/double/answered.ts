import type { Refusal } from '../../../../src/desk/contract/session.js'

export interface Answered {
  readonly status: number
  readonly json: unknown
}
export interface Asked {
  readonly url: URL
  readonly body: unknown
}

export const good = <T>(json: T): Answered => ({ status: 200, json })
export const done: Answered = { status: 204, json: undefined }
export const refusal = (status: number, code: Refusal['error']['code'], by?: string): Answered => ({
  status,
  json: { error: { code, message: code, ...(by !== undefined && { by }) } } satisfies Refusal,
})
