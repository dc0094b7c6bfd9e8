import { isFaulty, readConfig, type Config } from '../config.js'
import { EXIT } from './exit.js'

/** The settings for a command, or the exit code after every fault has been said. */
export function settings(): Config | typeof EXIT.usage {
  const config = readConfig()
  if (!isFaulty(config)) return config
  complain('Settings that need mending (environment, or the file .env):')
  for (const fault of config.faults) complain(`  ${fault}`)
  complain('Every setting is described in .env.example.')
  return EXIT.usage
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`)
export const complain = (line: string): void => void process.stderr.write(`${line}\n`)
