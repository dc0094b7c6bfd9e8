import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect as connectTo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** A server of this suite's own, on 127.0.0.1. */
export interface PostgresServer {
  /** An empty database, by its address. */
  freshDatabase(): Promise<string>
  /** Away, as after a crash or as told to; what is in it stays. */
  halt(signal: 'SIGKILL' | 'SIGINT'): Promise<void>
  /** Back, at the same address. */
  start(): Promise<void>
  /** Hangs, with all its connections. */
  pause(): void
  resume(): void
  /** For good, with what is in it. */
  stop(): Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'
const TRIES = 100
const BETWEEN_TRIES = 50

const binFolder = (): string | null => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []
  return versions.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}
const isRoot = process.getuid?.() === 0

/** Why no Postgres can be started here; null where one can. */
export function whyNoPostgres(): string | null {
  if (!binFolder()) return 'PostgreSQL is not installed (Debian: apt-get install postgresql)'
  if (!isRoot) return null
  try {
    execFileSync('id', ['postgres'], { stdio: 'ignore' })
    return null
  } catch {
    return 'run by root, and there is no user postgres to start PostgreSQL as'
  }
}

/** What a server whose data nobody will miss need not do. */
const CARELESS = ['fsync=off', 'full_page_writes=off', 'autovacuum=off']

/** Starts a Postgres that trusts local connections and goes with its data. `durable`: as careful as one that is run in earnest. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const bin = binFolder()
  if (!bin) throw new Error(whyNoPostgres() ?? 'no PostgreSQL')
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-postgres-'))
  if (isRoot) execFileSync('chown', ['postgres', folder])
  run(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'nafidha', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
  const port = await freePort()
  const open = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300']
  const settings = [...open, ...(durable ? [] : CARELESS)]
  const options = settings.flatMap((setting) => ['-c', setting])
  const launch = () => start(join(bin, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), ...options])
  let server = launch()
  const address = (database: string) => `postgres://nafidha@127.0.0.1:${port}/${database}`
  await (await connect(address('postgres'))).end()
  let made = 0
  const halt = async (signal: 'SIGKILL' | 'SIGINT') => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await gone
  }
  return {
    async freshDatabase() {
      made += 1
      const admin = await connect(address('postgres'))
      await admin.query(`create database suite_${made}`)
      await admin.end()
      return address(`suite_${made}`)
    },
    halt,
    async start() {
      server = launch()
      await (await connect(address('postgres'))).end()
    },
    pause: () => signalAll(server, 'SIGSTOP'),
    resume: () => signalAll(server, 'SIGCONT'),
    async stop() {
      await halt('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Postgres serves each connection by a child of its own. */
function signalAll({ pid }: ChildProcess, signal: 'SIGSTOP' | 'SIGCONT'): void {
  const children = spawnSync('pgrep', ['-P', String(pid)])
    .stdout.toString()
    .split('\n')
    .filter(Boolean)
  for (const one of [String(pid), ...children]) spawnSync('kill', ['-s', signal.slice(3), one])
}

/** initdb and postgres refuse root. */
const asUser = (program: string, args: readonly string[]): [string, string[]] =>
  isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', program, ...args]]
    : [program, [...args]]

function run(program: string, args: readonly string[]): void {
  const [command, words] = asUser(program, args)
  execFileSync(command, words, { stdio: 'ignore', cwd: '/' })
}

function start(program: string, args: readonly string[]): ChildProcess {
  const [command, words] = asUser(program, args)
  return spawn(command, words, { stdio: 'ignore', cwd: '/' })
}

export interface RedisServer {
  readonly url: string
  /** Away, as after a crash; what was in it is gone. */
  stop(): Promise<void>
  /** Back, at the same address. */
  start(): Promise<void>
  /** Hangs: takes connections and answers nothing. */
  pause(): void
  resume(): void
  /** Empty. */
  flush(): void
}

/** Why no Redis can be started here; null where one can. */
export function whyNoRedis(): string | null {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' })
    return null
  } catch {
    return 'Redis is not installed (Debian: apt-get install redis-server)'
  }
}

/** Starts a Redis of this suite's own that keeps nothing. */
export async function startRedis(settings: readonly string[] = []): Promise<RedisServer> {
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...settings]
  let server: ChildProcess | null = null
  const redis: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      server = spawn('redis-server', args, { stdio: 'ignore', cwd: tmpdir() })
      await until(() => accepts(port), 'redis-server did not come up')
    },
    async stop() {
      const stopped = server
      if (!stopped || stopped.exitCode !== null || stopped.signalCode !== null) return
      const gone = new Promise((resolve) => stopped.once('exit', resolve))
      stopped.kill('SIGKILL')
      await gone
    },
    pause: () => void server?.kill('SIGSTOP'),
    resume: () => void server?.kill('SIGCONT'),
    flush: () => void execFileSync('redis-cli', ['-p', String(port), 'flushall']),
  }
  await redis.start()
  return redis
}

/** Milliseconds after which a cluster's servers call one of them dead. */
const CLUSTER_PATIENCE = 2_000

/** Starts a Redis cluster of three masters of this suite's own. What is done to it is done to all three. */
export async function startRedisCluster(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-redis-cluster-'))
  const servers: RedisServer[] = []
  for (const name of ['one', 'two', 'three']) {
    const bus = ['--cluster-port', String(await freePort()), '--cluster-node-timeout', String(CLUSTER_PATIENCE)]
    const file = ['--cluster-enabled', 'yes', '--cluster-config-file', join(folder, name)]
    servers.push(await startRedis([...file, ...bus]))
  }
  const addresses = servers.map(({ url }) => url.replace('redis://', ''))
  execFileSync('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes'], { stdio: 'ignore' })
  const all = (act: (server: RedisServer) => unknown) => Promise.all(servers.map(act))
  const settled = async () => {
    for (const address of addresses) await until(() => inCluster(address), 'the cluster did not come up')
  }
  await settled()
  return {
    url: servers.map(({ url }) => url).join(','),
    async stop() {
      await all((server) => server.stop())
    },
    async start() {
      await all((server) => server.start())
      await settled()
    },
    pause: () => servers.forEach((server) => server.pause()),
    resume: () => servers.forEach((server) => server.resume()),
    flush: () => servers.forEach((server) => server.flush()),
  }
}

const inCluster = async (address: string): Promise<boolean> => {
  const port = address.split(':').at(-1) ?? ''
  return execFileSync('redis-cli', ['-p', port, 'cluster', 'info']).includes('cluster_state:ok')
}

async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let tried = 1; !(await isSo()); tried += 1) {
    if (tried === TRIES) throw new Error(otherwise)
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES))
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connectTo(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function connect(url: string): Promise<Client> {
  for (let tried = 1; ; tried += 1) {
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tried === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES))
    }
  }
}
