/** Whose seal a letter bears. */
import type { Ctx } from '#kernel/ctx.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { type SealHeld, sealOf, whoDecided } from '../handler.ts'
import { xkf } from '../rules/provisions.ts'
import type { CaseRow, LetterKind } from '../store.ts'
import { undoingsOf } from '../undoing-store.ts'
import { tellsOf } from './told-acts.ts'

const ofUndoing: ReadonlySet<LetterKind> = new Set(['undoing-notice', 'annulment'])

/** What a superior undoes it undoes in its own name (行政许可法 art. 69); everything else is the handler's or the decider's. */
export async function sealOfLetter(ctx: Ctx, file: CaseRow, kind: LetterKind, no: number): Promise<SealHeld> {
  const row = ofUndoing.has(kind) ? (await undoingsOf(ctx, file.id)).find((one) => one.no === no) : undefined
  if (!row?.by_organ_id) return sealOf(ctx, file, tellsOf(kind))
  const organ = await getOrgan(ctx, row.by_organ_id)
  const decider = await getOrgan(ctx, whoDecided(file))
  return {
    organ,
    words: `准予决定由${decider.name}作出，本机关作为其上级行政机关处理（${xkf('第六十九条')}）。`,
    use: { handledBy: organ.name },
  }
}
