/** Names on the bus beside conversations' own ids, which never begin like these. */

/** Cases moved, or citizens of cases wrote: whoever shows lists of cases looks again. */
export const DESK_TOPIC = 'desk:cases'
/** Somebody came, went or stepped away. */
export const PRESENCE_TOPIC = 'desk:presence'
/** Something for one agent: a case came to them. */
export const agentTopic = (agent: string): string => `desk:agent:${agent}`
