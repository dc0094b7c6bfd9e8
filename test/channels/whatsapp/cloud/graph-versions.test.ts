import { describe, expect, test } from '@jest/globals'
import { versionTrouble } from '../../../../channels/whatsapp/cloud/graph-versions.js'

describe('the version of the Graph API', () => {
  test('is no trouble long before its end', () => {
    expect(versionTrouble('v25.0', new Date('2026-11-26'))).toBeNull()
  })

  test('is told three months before its end, and after it', () => {
    expect(versionTrouble('v21.0', new Date('2026-11-26'))).toContain('ends on 2027-01-21')
    expect(versionTrouble('v21.0', new Date('2027-02-01'))).toContain('ended on 2027-01-21')
  })

  test('is no trouble where its end is not known', () => {
    expect(versionTrouble('v26.0', new Date('2030-01-01'))).toBeNull()
  })
})
