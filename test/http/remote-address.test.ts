import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { remoteAddress } from '../../src/http/remote-address.js'

const from = (remote: string, forwarded?: string) =>
  ({ socket: { remoteAddress: remote }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

describe('the address that limits count by', () => {
  test.each([
    ['192.0.2.7', undefined, 0, '192.0.2.7'],
    ['::ffff:192.0.2.7', undefined, 0, '192.0.2.7'],
    ['10.0.0.1', '203.0.113.9', 0, '10.0.0.1'],
    ['10.0.0.1', '203.0.113.9', 1, '203.0.113.9'],
    ['10.0.0.1', '6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
    ['10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['10.0.0.1', undefined, 1, '10.0.0.1'],
    ['10.0.0.1', '203.0.113.9', 2, '10.0.0.1'],
  ])('of %s, forwarded for %s over %d proxies, is %s', (remote, forwarded, proxies, address) => {
    expect(remoteAddress(from(remote, forwarded), proxies)).toBe(address)
  })

  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001::9', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is its network %s', (remote, address) => {
    expect(remoteAddress(from(remote), 0)).toBe(address)
  })
})
