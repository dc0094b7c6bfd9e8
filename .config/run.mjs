// npm scripts come through here: builds what is stale, then runs the command. Build talk goes to standard error, so that
// a command's own output stays clean. Scripts of packages are off (.npmrc), so nothing builds itself at install time.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const stamp = join(dist, '.built')
const sources = [
  'bots',
  'channels',
  'dialogs',
  'knowledge',
  'src',
  'test/bench',
  'test/faults',
  'test/servers.ts',
  '.config',
  'package-lock.json',
  'tsconfig.json',
]
const isSource = (name) => /\.(ts|tsx|mts|mjs|css|json|html)$/.test(name)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Nafidha needs Node.js 20.19 or newer; this is ${process.version}. Install a newer one from nodejs.org.`,
  )
  process.exit(1)
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return isSource(path) ? stat.mtimeMs : 0
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs)
}

const isStale = () => {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return sources.some((source) => newest(join(root, source)) > built)
}

function run(tool, ...args) {
  const bin = join(root, 'node_modules', '.bin', tool)
  if (!existsSync(bin)) {
    console.error(`${tool} is not installed: run "npm ci" first.`)
    process.exit(1)
  }
  const { status } = spawnSync(bin, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

async function build() {
  const startedAt = new Date()
  console.error('Building …')
  for (const name of existsSync(dist) ? readdirSync(dist) : [])
    rmSync(join(dist, name), { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })
  run('tsc', '-p', '.config/tsconfig.build.json')
  if (major < 22) {
    const { lowerSpread } = await import('./lower-spread.mjs')
    lowerSpread(['bots', 'channels', 'dialogs', 'knowledge', 'src'].map((room) => join(dist, room)))
  }
  run('vite', 'build', '-c', 'channels/web/widget/vite.config.ts', '--logLevel', 'warn')
  run('vite', 'build', '-c', 'channels/try/page/vite.config.ts', '--logLevel', 'warn')
  run('vite', 'build', '-c', 'src/desk/ui/vite.config.ts', '--logLevel', 'warn')
  writeFileSync(stamp, `${startedAt.toISOString()}\n`)
}

function test(args) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
  const { status } = spawnSync(process.execPath, [jest, '-c', '.config/jest.config.js', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: options.trim() },
  })
  process.exit(status ?? 1)
}

/** npm ends its shell on SIGTERM, and the shell ends without passing it on: whoever stops npm means us. */
function stopWithNpm() {
  const shell = process.ppid
  const orphaned = () => process.ppid !== shell && process.kill(process.pid, 'SIGTERM')
  setInterval(orphaned, 250).unref()
}

const [command, ...args] = process.argv.slice(2)
if (command === 'build' || isStale()) await build()
if (command === 'test') test(args)
if (command === 'bench' || command === 'faults') {
  const main = join(dist, 'test', command, 'main.js')
  process.argv = [process.argv[0], main, ...args]
  await import(pathToFileURL(main))
}
if (command === 'start' && process.env.npm_lifecycle_event) stopWithNpm()
if (command === 'start' || command === 'nafidha') {
  const words = command === 'start' ? ['start', ...args] : args
  process.argv = [process.argv[0], join(dist, 'src/cli/nafidha.js'), ...words]
  await import(new URL('../dist/src/cli/nafidha.js', import.meta.url))
}
