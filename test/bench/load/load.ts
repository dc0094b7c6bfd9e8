import { measureGrowth } from './growth.js'
import { measureOpenSockets } from './open-sockets.js'
import { measureProcesses } from './processes.js'

/** How much the service bears: by engine and number of processes, with many sockets open, and with much stored. */
export const benchLoad = async () => ({
  turns: await measureProcesses(),
  sockets: await measureOpenSockets(),
  growth: await measureGrowth(),
})
