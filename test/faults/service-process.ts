import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../../src/root.js'

const PROGRAM = join(ROOT, 'dist/src/cli/nafidha.js')
const START = join(ROOT, 'dist/src/cli/start.js')
/** Milliseconds: the first start trains the model. */
const BOOT = 120_000
const BETWEEN_LOOKS = 25
/** Trained models, by what they were trained on: one run of the tests trains, the others read. */
const MODELS = join(tmpdir(), 'nafidha-test-models')

/** Why the built program cannot be run; null where it can. */
export const whyNotBuilt = (): string | null =>
  existsSync(PROGRAM) && existsSync(START) ? null : 'the program is not built: npm run build'

export interface ServiceOptions {
  readonly dataDir: string
  readonly port: number
  /** Beside those of every such process. */
  readonly settings?: NodeJS.ProcessEnv
  /** Everything that it logs. */
  readonly hear?: (log: string) => void
  /** Another program than `nafidha start`, from the build. */
  readonly program?: string
}

function shareModels(dataDir: string): void {
  const own = join(dataDir, 'models')
  if (existsSync(own)) return
  for (const folder of [MODELS, dataDir]) mkdirSync(folder, { recursive: true })
  symlinkSync(MODELS, own)
}

/** By database: one process migrates, the others wait for it. */
const migrations = new Map<string, Promise<unknown>>()

/** Where several may share a database, none changes it by itself. */
async function migrate(url: string, env: NodeJS.ProcessEnv): Promise<void> {
  const migration = migrations.get(url) ?? promisify(execFile)(process.execPath, [PROGRAM, 'migrate'], { env })
  migrations.set(url, migration)
  await migration
}

/** The built program in a process of its own, as `npm start` runs it. */
export class ServiceProcess {
  readonly #options: ServiceOptions
  #child: ChildProcess | null = null
  #talk = ''

  constructor(options: ServiceOptions) {
    this.#options = options
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#options.port}`
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const { dataDir, port, program = PROGRAM } = this.#options
    const settings = { DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', GATHER_MS: '20', LOG_LEVEL: 'warn' }
    const own = { PATH: process.env['PATH'], HOME: process.env['HOME'] }
    const environment: NodeJS.ProcessEnv = { ...own, ...settings, ...this.#options.settings }
    shareModels(dataDir)
    if (environment.DATABASE_URL && environment.REDIS_URL) await migrate(environment.DATABASE_URL, environment)
    const child = spawn(process.execPath, [program, 'start'], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
    this.#child = child
    child.stderr.on('data', (data: Buffer) => {
      this.#talk = (this.#talk + data.toString()).slice(-4_000)
      this.#options.hear?.(data.toString())
    })
    const deadline = performance.now() + BOOT
    while (!(await this.#answers())) {
      if (this.isGone) throw new Error(`the service ended with ${child.exitCode}:\n${this.#talk}`)
      if (performance.now() > deadline) throw new Error(`the service did not come up:\n${this.#talk}`)
      await pause(BETWEEN_LOOKS)
    }
  }

  /** No farewell: what is not on the disk is gone. */
  kill = (): Promise<number | null> => this.#end('SIGKILL')

  /** Asks it to stop; its exit code. */
  stop = (): Promise<number | null> => this.#end('SIGTERM')

  /** Hangs, as a blocked event loop does. */
  pause = (): void => void this.#child?.kill('SIGSTOP')
  resume = (): void => void this.#child?.kill('SIGCONT')

  /** It was started, and ended by itself or was ended. */
  get isGone(): boolean {
    return this.#child !== null && (this.#child.exitCode !== null || this.#child.signalCode !== null)
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (!child || this.isGone) return child?.exitCode ?? null
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill(signal)
    return ended
  }

  async #answers(): Promise<boolean> {
    try {
      const { status } = await fetch(this.origin)
      return status < 500
    } catch {
      return false
    }
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
