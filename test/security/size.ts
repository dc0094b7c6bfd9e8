import { appendFileSync } from 'node:fs'

/** Notes how much a suite tried, for the table of docs/security.md, where `npm run bench -- security` asks for it. */
export function tried(threat: string, what: string): void {
  const file = process.env['SECURITY_SIZES']
  if (file) appendFileSync(file, `${JSON.stringify({ threat, what })}\n`)
}
