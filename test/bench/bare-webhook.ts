import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import Database from 'libsql'

/** The bare baseline: express, and one row on the disk. Nothing is verified, read or known again. */
const folder = mkdtempSync(join(tmpdir(), 'nafidha-bare-'))
const database = new Database(join(folder, 'bare.db'))
database.exec(
  'pragma journal_mode = wal; pragma synchronous = full; create table inbox (id integer primary key, body blob)',
)

const insert = database.prepare('insert into inbox (body) values (?)')

const app = express()
app.use(express.raw({ type: () => true, limit: '4mb' }))
app.post('/webhook', (request, response) => {
  insert.run([request.body as Buffer])
  response.json({ id: '1' })
})
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
process.once('SIGTERM', () => {
  database.close()
  rmSync(folder, { recursive: true })
  process.exit(0)
})
