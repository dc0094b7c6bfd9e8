import { z } from 'zod'
import { agentTopic, DESK_TOPIC, PRESENCE_TOPIC } from '../../live/topics.js'
import type { LiveNews, Viewer } from '../contract/inbox.js'
import type { LiveGuest, LiveHub, LiveVisit } from '../live-hub.js'
import { createGuest, type Guest } from './guest.js'
import type { HubDeps } from './hub-deps.js'
import { createSeats } from './seats.js'

export interface DeskHub extends LiveHub {
  /** Agents with an open page in this process. */
  connected(): readonly string[]
  viewers(conversation: string): readonly Viewer[]
  /** Tells those who were named, in whichever process they are. */
  mentioned(news: Mention): void
  stop(): void
}

const mention = z.object({ conversation: z.string(), by: z.string(), agents: z.array(z.string()).readonly() })
export type Mention = z.output<typeof mention>

/** Milliseconds within which news of the lists are told once. */
const CALM = 1_000

/** Who is connected in this process, what they are told, and who looks on anywhere. */
export function createHub(deps: HubDeps): DeskHub {
  const guests = new Set<Guest>()
  const seats = createSeats({ wire: deps.wire, nameOf: deps.around.nameOfAny, now: deps.now })
  const tellAll = (news: LiveNews): void => guests.forEach((guest) => guest.send(news))
  const inbox = calmly(() => tellAll({ kind: 'inbox' }))
  const presence = calmly(() => tellAll({ kind: 'presence', colleagues: deps.colleagues() }))
  const refreshPresence = () => void deps.around.refresh().then(presence.soon, presence.soon)
  const tellMentioned = ({ conversation, by, agents }: Mention): void => {
    for (const guest of guests)
      if (agents.includes(guest.person.id)) guest.send({ kind: 'mentioned', conversation, by })
  }
  const hearMention = (word: unknown): void => {
    const heard = mention.safeParse(word)
    if (heard.success) tellMentioned(heard.data)
  }
  const stops = [
    deps.wire.hear('mentions', hearMention),
    deps.bus.subscribe(DESK_TOPIC, inbox.soon),
    deps.bus.subscribe(PRESENCE_TOPIC, refreshPresence),
  ]
  return {
    enter(visit) {
      const guest = createGuest(deps, seats, visit)
      guests.add(guest)
      const unsubscribe = deps.bus.subscribe(agentTopic(visit.person.id), () => guest.lookForNewCases())
      void arrive(deps, visit)
      return { ...guestFace(guest), leave: () => (unsubscribe(), guests.delete(guest), guest.leave()) }
    },
    connected: () => [...new Set([...guests].map(({ person }) => person.id))],
    viewers: (conversation) => seats.viewers(conversation),
    mentioned(news) {
      tellMentioned(news)
      deps.wire.tell('mentions', news)
    },
    stop() {
      seats.stop()
      for (const stop of stops) stop()
      inbox.stop()
      presence.stop()
    },
  }
}

const guestFace = (guest: Guest): Pick<LiveGuest, 'word'> => ({ word: (word) => guest.word(word) })

/** Whoever opens the page is there, unless they chose not to be. */
async function arrive({ store, around, bus, now, log }: HubDeps, { person }: LiveVisit): Promise<void> {
  try {
    if (!(await store.desk.presence.arrive(person.id, now()))) return
    await around.refresh()
    bus.publish(PRESENCE_TOPIC, 'changed')
    bus.publish(DESK_TOPIC, 'changed')
  } catch (error) {
    log.error({ err: error, agent: person.id }, 'an arrival could not be noted')
  }
}

/** Runs soon, once for many calls. */
function calmly(run: () => void): { readonly soon: () => void; stop(): void } {
  let timer: NodeJS.Timeout | null = null
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = null
        run()
      }, CALM)
    },
    stop() {
      if (timer) clearTimeout(timer)
    },
  }
}
