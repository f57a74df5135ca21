/**
 * Personal data at rest: sealed with SM4 (GB/T 32907) and a SM3 (GB/T 32905) tag, found again by a keyed
 * fingerprint. All keys come from one master key that never enters the database.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshBytes } from './id.ts'

export type Vault = {
  /** Encrypts a short text; the same text gives a different seal each time. */
  seal(text: string): string
  /** @throws Error when the seal was altered or made under another master key */
  open(sealed: string): string
  /** A keyed fingerprint to look a value up by without storing it; `purpose` keeps kinds apart. */
  fingerprint(purpose: string, text: string): string
  /** Signs with the system's own Ed25519 key (audit seals); base64. */
  sign(text: string): string
  verify(text: string, signature: string): boolean
  /** The public half of the signing key, PEM. */
  readonly publicKey: string
}

const FORM = 'v1'
/** PKCS#8 header of an Ed25519 private key (RFC 8410); the 32-byte seed follows. */
const ED25519_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex')

export function createVault(masterKeyHex: string): Vault {
  const master = Buffer.from(masterKeyHex, 'hex')
  const derive = (use: string, length: number) => Buffer.from(hkdfSync('sha256', master, 'onewindow', use, length))
  // Key objects: from plain bytes Node would make one at every call, which costs more than the sealing.
  const sealKey = createSecretKey(derive('seal', 16))
  const tagKey = createSecretKey(derive('seal-tag', 32))
  const printKey = createSecretKey(derive('fingerprint', 32))
  const privateKey = createPrivateKey({
    key: Buffer.concat([ED25519_HEADER, derive('sign', 32)]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)
  const tagOf = (body: Buffer) => createHmac('sm3', tagKey).update(body).digest()

  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    seal(text) {
      const iv = freshBytes(16)
      const cipher = createCipheriv('sm4-cbc', sealKey, iv)
      const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
      return `${FORM}.${Buffer.concat([tagOf(body), body]).toString('base64url')}`
    },
    open(sealed) {
      const [form, text] = sealed.split('.')
      const bytes = Buffer.from(text ?? '', 'base64url')
      const tag = bytes.subarray(0, 32)
      const body = bytes.subarray(32)
      if (form !== FORM || body.length < 32 || !timingSafeEqual(tag, tagOf(body)))
        throw new Error('a sealed value does not open')
      const decipher = createDecipheriv('sm4-cbc', sealKey, body.subarray(0, 16))
      return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]).toString('utf8')
    },
    fingerprint: (purpose, text) => createHmac('sm3', printKey).update(`${purpose}\0${text}`).digest('base64url'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  }
}

/** The master key from the setting, else from the data folder, where it is made at the first start. */
export function loadMasterKey(dataFolder: string, given?: string): string {
  if (given) return given.toLowerCase()
  const folder = join(dataFolder, 'keys')
  const path = join(folder, 'master.key')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = randomBytes(32).toString('hex')
  writeFileSync(path, `${key}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
