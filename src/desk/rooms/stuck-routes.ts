import { createStuckFinder } from '../../stuck.js'
import { found } from '../answer.js'
import type { StuckList } from '../contract/administration.js'
import { route, type Route, SUPERVISORS } from '../route.js'
import type { RoomDeps } from './room-deps.js'

/** What stands still, for those who can do something about it. */
export function stuckRoutes({ store, channels, now }: RoomDeps): readonly Route[] {
  const { find } = createStuckFinder({ store, channels, now })
  return [
    route({
      method: 'GET',
      path: '/desk/api/stuck',
      roles: SUPERVISORS,
      owner: 'none',
      handle: async () => {
        const all = await find()
        const list: StuckList = {
          at: now().toISOString(),
          found: all.map((one) => ({ ...one, at: one.at?.toISOString() ?? null })),
        }
        return found(list)
      },
    }),
  ]
}
