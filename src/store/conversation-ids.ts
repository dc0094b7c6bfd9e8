import { createHmac } from 'node:crypto'
import type { ConversationId } from '../../channels/telegram/conversation-id.js'
import type { Engine } from './engine.js'

const LENGTH = 32

/** For channels that call each person by one name for ever: nothing is stored for it but the key. */
export function createConversationIds({ db }: Engine): ConversationId {
  let key: Promise<string> | null = null
  const readKey = async () => (await db.selectFrom('people_key').select('key').executeTakeFirstOrThrow()).key
  return async (channel, account, person) =>
    createHmac('sha256', await (key ??= readKey()))
      .update(JSON.stringify([channel, account, person]))
      .digest('base64url')
      .slice(0, LENGTH)
}
