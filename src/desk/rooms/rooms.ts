import type { Route } from '../route.js'
import { channelRoutes } from './channel-routes.js'
import { caseRoutes } from './case-routes.js'
import { conversationRoutes } from './conversation-routes.js'
import { inboxRoutes } from './inbox-routes.js'
import { ownDataRoutes } from './own-data-routes.js'
import type { RoomDeps } from './room-deps.js'
import { overviewRoutes } from './overview-routes.js'
import { searchRoutes } from './search-routes.js'
import { stuckRoutes } from './stuck-routes.js'
import { settingsRoutes } from './settings-routes.js'

/** Everything that is asked of the desk's work. */
export const deskRoutes = (deps: RoomDeps): readonly Route[] => [
  ...inboxRoutes(deps),
  ...conversationRoutes(deps),
  ...ownDataRoutes(deps),
  ...caseRoutes(deps),
  ...searchRoutes(deps),
  ...overviewRoutes(deps),
  ...settingsRoutes(deps),
  ...channelRoutes(deps),
  ...stuckRoutes(deps),
]
