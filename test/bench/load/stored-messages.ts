import { join } from 'node:path'
import Database from 'libsql'
import { pino } from 'pino'
import { createStore } from '../../../src/store/store.js'

/** Messages of one conversation: a citizen's and the bot's by turns. */
const PER_CONVERSATION = 20

/** A store with that many messages of past conversations, as the service would have left them. */
export async function fillStore(dataDir: string, messages: number): Promise<void> {
  const store = await createStore({ url: undefined, dataDir, log: pino({ level: 'silent' }), now: () => new Date() })
  await store.close()
  const database = new Database(join(dataDir, 'nafidha.db'))
  database.exec('pragma synchronous = off')
  for (const statement of statements(messages / PER_CONVERSATION)) database.exec(statement)
  database.close()
}

const statements = (conversations: number): readonly string[] => [
  `begin`,
  `create temp table conversation as with recursive n(i) as (select 1 union all select i + 1 from n where i < ${conversations})
     select i, 'old-' || i as id from n`,
  `create temp table line as with recursive n(seq) as (select 1 union all select seq + 1 from n where seq < ${PER_CONVERSATION})
     select seq, seq % 2 as citizen from n`,
  `insert into conversations (id, channel, account, recipient, language, version, last_seq, indexed_seq, last_inbound_at, created_at)
     select id, 'web', 'web', '', 'ar', ${PER_CONVERSATION / 2}, ${PER_CONVERSATION}, ${PER_CONVERSATION}, 1760000000000 + i, 1760000000000 + i
     from conversation`,
  `insert into transcript (conversation, seq, origin, activity, checkpoint, at)
     select id, seq, iif(citizen, 'citizen', 'bot'),
       json_object('type', 'message', 'text', 'بكم تجديد البطاقة ' || i || ' ' || seq || '؟'),
       iif(citizen, 'stored', 'delivered'), 1760000000000 + i * 20 + seq from conversation, line`,
  `insert into inbox (conversation, provider_id, seq, status, provider_at, received_at)
     select id, 'p' || i || '-' || seq, seq, 'done', 1760000000000 + i * 20 + seq, 1760000000000 + i * 20 + seq
     from conversation, line where citizen`,
  `insert into receipts (conversation, seq, part, entry, hash, confidence, runners_up, rule, question, at)
     select id, seq, 0, 'fee-resident-card', 'hash', 0.9, '[]', 'clear', 'بكم تجديد البطاقة', 1760000000000 + i * 20 + seq
     from conversation, line where not citizen`,
  `insert into search_lines (conversation, seq, at, folded)
     select id, seq, 1760000000000 + i * 20 + seq, 'بكم تجديد البطاقه ' || i || ' ' || seq from conversation, line`,
  `commit`,
]
