import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps a short text so that the database alone does not tell it. */
export interface Sealing {
  /** `owner`: whose it is; it opens for nobody else. */
  seal(text: string, owner: string): string
  /** Null where none of the keys opens it. What was kept before there was sealing opens as it is. */
  open(sealed: string, owner: string): string | null
  /** Whether it was sealed with the first key. */
  isCurrent(sealed: string): boolean
}

const CIPHER = 'aes-256-gcm'
const PURPOSE = 'nafidha second factor'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const MARK = 's1'
/** Base32, as authenticator apps take it. */
const UNSEALED = /^[A-Z2-7]+=*$/

interface Key {
  /** Names the key beside what it sealed; tells nothing of it. */
  readonly name: string
  readonly bytes: Buffer
}

/** AES-256-GCM under keys made of the secrets: the first seals, all open. */
export function createSealing([first, ...others]: readonly [string, ...string[]]): Sealing {
  const current = keyOf(first)
  const keys = new Map([...others.map(keyOf), current].map((key) => [key.name, key]))
  return {
    seal(text, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, current.bytes, nonce).setAAD(Buffer.from(owner))
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [MARK, current.name, body.toString('base64url')].join('.')
    },
    open(sealed, owner) {
      if (UNSEALED.test(sealed)) return sealed
      const [mark, name = '', body = ''] = sealed.split('.')
      const key = mark === MARK ? keys.get(name) : undefined
      return key ? decipher(key, Buffer.from(body, 'base64url'), owner) : null
    },
    isCurrent: (sealed) => sealed.startsWith(`${MARK}.${current.name}.`),
  }
}

function keyOf(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES))
  return { bytes, name: createHash('sha256').update(bytes).digest('hex').slice(0, 8) }
}

function decipher({ bytes }: Key, body: Buffer, owner: string): string | null {
  try {
    const opened = createDecipheriv(CIPHER, bytes, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(owner))
      .setAuthTag(body.subarray(-TAG_BYTES))
    const text = opened.update(body.subarray(NONCE_BYTES, -TAG_BYTES))
    return Buffer.concat([text, opened.final()]).toString('utf8')
  } catch {
    return null
  }
}
