import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Libsql from 'libsql'
import type { AuditPage } from '../../src/desk/contract/administration.js'
import { openDeskService, PASSWORD, type DeskService } from './desk-service.js'

/** Somebody with the database itself in hand. */
function tamper({ dataDir }: DeskService, ...statements: readonly string[]): void {
  const database = new Libsql(join(dataDir, 'nafidha.db'))
  try {
    for (const statement of statements) database.exec(statement)
  } finally {
    database.close()
  }
}
const UNLOCKED = ['drop trigger audit_no_update', 'drop trigger audit_no_delete']

async function withDeeds(): Promise<{ service: DeskService; page: () => Promise<AuditPage> }> {
  const service = await openDeskService()
  const root = await service.root()
  await service.member(root, { username: 'huda' })
  await root.ask('PUT', '/desk/api/password', { json: { current: PASSWORD, password: 'another quiet evening' } })
  return { service, page: async () => (await root.ask('GET', '/desk/api/audit')).body as AuditPage }
}

describe('the audit', () => {
  test('tells an administrator who did what to whom, and that nothing was changed', async () => {
    const { page } = await withDeeds()
    const { rows, next, intact } = await page()
    expect([next, intact]).toEqual([null, true])
    expect(rows.map(({ seq, who, what }) => [seq, who, what])).toEqual([
      [7, 'Root', 'account.password-changed'],
      [6, 'huda', 'session.started'],
      [5, 'huda', 'account.invitation-redeemed'],
      [4, 'Root', 'account.invitation-link-made'],
      [3, 'Root', 'account.invited'],
      [2, 'Root', 'session.started'],
      [1, 'Root', 'account.setup-redeemed'],
    ])
  })

  test('holds no password, token or address', async () => {
    const { page } = await withDeeds()
    expect(JSON.stringify(await page())).not.toMatch(/quiet evening|127\.0\.0\.1|[\w-]{43}/)
  })

  test('refuses a cursor that is none of ours', async () => {
    const service = await openDeskService()
    const root = await service.root()
    expect((await root.ask('GET', '/desk/api/audit?cursor=1;drop')).status).toBe(400)
  })

  test.each(["update audit set who = 'somebody else' where seq = 3", 'delete from audit where seq = 3'])(
    'refuses to be changed: %s',
    async (statement) => {
      const { service } = await withDeeds()
      expect(() => tamper(service, statement)).toThrow(/append-only/)
    },
  )

  test.each([
    ['a changed row', "update audit set who = 'somebody else' where seq = 3", { kind: 'broken', seq: 3 }],
    ['a row cut out', 'delete from audit where seq = 3', { kind: 'broken', seq: 3 }],
    [
      'two rows exchanged',
      'update audit set seq = -seq where seq in (3, 4); update audit set seq = 7 + seq where seq < 0',
      { kind: 'broken', seq: 3 },
    ],
    ['its end cut off', 'delete from audit where seq = 7', { kind: 'shortened', rows: 6, written: 7 }],
    [
      'its end and its head put back',
      'delete from audit where seq = 7; update audit_head set seq = 6',
      { kind: 'broken', seq: 6 },
    ],
  ])('knows %s, though the triggers were taken off', async (_, statement, verdict) => {
    const { service, page } = await withDeeds()
    tamper(service, ...UNLOCKED, statement)
    expect(await service.store.audit.verify()).toEqual(verdict)
    expect((await page()).intact).toBe(false)
  })
})
