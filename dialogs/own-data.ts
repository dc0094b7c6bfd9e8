import { EVENTS, type OwnDataAsked, type OwnDataWish } from '../channels/activity.js'
import type { Command } from './memory.js'
import { commandOffer } from './offers.js'
import { emit, sentence, type Reply, type TurnScope } from './turn-scope.js'

const CONFIRMS: Readonly<Record<OwnDataWish, Command>> = { erase: 'eraseMyData', copy: 'copyMyData' }

const ASKS = { erase: ['ownData.erase', 'ownData.stays', 'ownData.sure'], copy: ['ownData.copy'] } as const

/** Says what would be done with what is kept of the citizen, what stays and why, and asks whether to. */
export const askAboutOwnData = (scope: TurnScope, wish: OwnDataWish): Reply => ({
  blocks: ASKS[wish].map((key) => sentence(scope, key)),
  buttons: [commandOffer(CONFIRMS[wish]), commandOffer('no')],
})

/** The citizen confirmed; the service does it, and hands a copy over with a notice of its own. */
export function confirmOwnData(scope: TurnScope, wish: OwnDataWish): Reply | null {
  emit(scope, EVENTS.ownDataAsked, { wish } satisfies OwnDataAsked)
  return wish === 'erase' ? { blocks: [sentence(scope, 'ownData.erasing')] } : null
}
