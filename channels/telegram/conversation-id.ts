/**
 * Our name for the conversation with one person on one account. It is the same for ever, and leads nobody without the key to
 * the person: ids stand in logs, and stay when a conversation is erased. `src` keeps the key.
 */
export type ConversationId = (channel: string, account: string, person: string) => Promise<string>
