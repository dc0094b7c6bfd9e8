import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** What a page may be asked to load for the widget, styles and wording included. */
const BUDGET = 20_000

/** Prints what the widget weighs on the wire; one that outgrew its budget does not build. */
function weigh(): Plugin {
  return {
    name: 'weigh',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        const bytes = gzipSync(file.code, { level: 9 }).length
        const line = `${file.fileName}: ${bytes} bytes gzip of ${BUDGET}`
        if (bytes > BUDGET) this.error(`${line}: too heavy`)
        else process.stderr.write(`${line}\n`)
      }
    },
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  logLevel: 'info',
  plugins: [weigh()],
  // Smaller than what the automatic runtime makes, and without the runtime.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: `import { h, Fragment } from 'preact'`,
  },
  build: {
    outDir: fileURLToPath(new URL('../../../dist/widget', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    // Keeps the style compiler from adding stand-ins for what the styles do not use.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: false,
    reportCompressedSize: false,
    lib: { entry: 'main.ts', formats: ['iife'], name: 'nafidhaWidget', fileName: () => 'widget.js' },
  },
})
