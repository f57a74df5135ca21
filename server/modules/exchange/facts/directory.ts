/** The directory of facts that may be asked of other bodies: data/reference/exchange-facts.json. What is not in it is not asked. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type OutsideFact, outsideFact } from '../contract-facts.ts'

const REFERENCE = join(import.meta.dirname, '../../../../data/reference/exchange-facts.json')

export const outsideFacts: readonly OutsideFact[] = z
  .array(outsideFact)
  .parse(JSON.parse(readFileSync(REFERENCE, 'utf8')))

const byName = new Map(outsideFacts.map((fact) => [fact.name, fact]))

export function findFact(name: string): OutsideFact | undefined {
  return byName.get(name)
}
