/** Codes of the platform above. Those its own rules do not settle are figures of this file: data/reference/exchange-codes.json. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const REFERENCE = join(import.meta.dirname, '../../../data/reference/exchange-codes.json')
const code = z.string().regex(/^[0-9A-Za-z]{1,6}$/)

function codeTable<K extends string>(...names: readonly [K, ...K[]]) {
  return z.object({ source: z.string(), confirmed: z.boolean(), codes: z.record(z.enum(names), code) })
}

const reference = z.object({
  applicationTypes: codeTable('window', 'online'),
  handlingKinds: codeTable('instant', 'promised'),
  applicantTypes: codeTable('person', 'enterprise'),
  documentTypes: codeTable('person', 'enterprise'),
  specialKinds: codeTable('extension', 'procedure'),
  collectionWays: codeTable('paper', 'document', 'licence', 'fact'),
  results: codeTable('licensed', 'granted', 'denied', 'not-accepted', 'withdrawn', 'terminated', 'not-corrected'),
  /** By act; an act that is not named is a step of the handling. */
  steps: z.object({
    source: z.string(),
    confirmed: z.boolean(),
    otherwise: code,
    codes: z.record(z.string(), code),
  }),
})

export const exchangeCodes = reference.parse(JSON.parse(readFileSync(REFERENCE, 'utf8')))
