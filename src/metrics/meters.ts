import type { Origin } from '../../channels/activity.js'

/** What is counted along a message's way. Names of channels and codes only: nothing that leads to a person. */
export interface Meters {
  /** A provider's or visitor's request was stored and is being answered; seconds since it was read. */
  acknowledged(channel: string, seconds: number): void
  /** Messages that came once more and were not handled again. */
  repeated(channel: string, messages: number): void
  /** A turn is over; seconds since the first of its messages was stored, and since it was taken up. */
  answered(channel: string, seconds: { readonly sinceStored: number; readonly sinceTaken: number }): void
  /** How a part's handing over ended: accepted, later, refused, unsure, or window-closed. */
  handedOver(part: {
    readonly channel: string
    readonly origin: Origin
    readonly how: string
    readonly code: string
  }): void
}

export const NO_METERS: Meters = {
  acknowledged: () => undefined,
  repeated: () => undefined,
  answered: () => undefined,
  handedOver: () => undefined,
}
