/** The roots of this installation, for whoever verifies a file without asking us. Browser-safe. */
import { fileAnswer, moment, route } from '#kernel/contract.ts'
import { z } from 'zod'
import { sealChain } from './contract-seals.ts'

const root = z.object({
  name: z.string(),
  chain: sealChain,
  /** SHA-256 of the certificate (DER), 64 hexadecimal digits. */
  fingerprint: z.string(),
  validFrom: moment,
  validUntil: moment,
})

export const verifyRoots = route({
  name: 'documents.verify-roots',
  method: 'GET',
  path: '/api/verify/roots',
  summary: '本平台的根证书和指纹',
  permission: 'public',
  input: z.object({}),
  /** One for each chain that has signed something; few. */
  output: z.object({ roots: z.array(root) }),
  perMinute: 60,
})

/** All of them in one PEM file, as `npm run verify` reads it. */
export const rootsFile = route({
  name: 'documents.roots-file',
  method: 'GET',
  path: '/api/verify/roots.pem',
  summary: '下载本平台的根证书',
  permission: 'public',
  answer: 'file',
  input: z.object({}),
  output: fileAnswer,
  perMinute: 60,
})
