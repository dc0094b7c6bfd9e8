import { describe } from '@jest/globals'
import { createMemoryBus } from '../../src/live/bus.js'
import { createMemoryLimits } from '../../src/live/limits.js'
import { busKeepsItsPromises, limitsKeepTheirPromises } from '../contracts/live.js'

describe('the bus in memory', () => busKeepsItsPromises(async () => createMemoryBus()))
describe('limits in memory', () => limitsKeepTheirPromises(async (rules) => createMemoryLimits(rules)))
