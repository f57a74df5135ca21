/** The ledgers in which holders see who used what is theirs. A module that keeps one adds its finder here. */
import type { Ctx } from '#kernel/ctx.ts'
import { findMaterialUse } from '#modules/cases/index.ts'
import { findFactUse } from '#modules/exchange/index.ts'
import { findUse } from '#modules/licences/index.ts'
import type { Ledger } from './contract-objections.ts'

/** One line of a ledger, as an objection quotes it. */
export type LedgerUse = {
  id: string
  /** What was used: its page shows the objection. */
  thing: { id: string; title: string }
  holder: { kind: 'person' | 'enterprise'; id: string }
  /** The body, or in words who it was. */
  by: string
  organId?: string
  /** Of that body, else of the body that issued the thing: whose supervisor answers. */
  regionCode: string
  purpose: string
  at: Date
}

type Finder = (ctx: Ctx, useId: string) => Promise<LedgerUse | undefined>

const finders: Partial<Record<Ledger, Finder>> = { licence: findUse, material: findMaterialUse, fact: findFactUse }

export async function findInLedger(ctx: Ctx, ledger: Ledger, useId: string): Promise<LedgerUse | undefined> {
  return finders[ledger]?.(ctx, useId)
}
