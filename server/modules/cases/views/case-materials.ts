/** The materials of a case as its page shows them. */
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { describeFiles, type TrustLevel } from '#modules/documents/index.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import type * as contract from '../contract.ts'
import { materialUsesOf } from '../reuse.ts'
import { deferDaysOf } from '../rules/deferral.ts'
import * as store from '../store.ts'

type Page = Pick<OutputOf<typeof contract.casePage>, 'materials'>

export async function materialsShown(
  ctx: Ctx,
  file: store.CaseRow,
  content: ItemContent,
  promised: readonly store.DeferredRow[],
  correction?: store.CorrectionRow,
): Promise<Page['materials']> {
  const given = new Map((await store.materialsOf(ctx, file.id)).map((row) => [row.key, row]))
  const files = new Map(
    (
      await describeFiles(
        ctx,
        [...given.values()].flatMap((row) => row.document_ids),
      )
    ).map((one) => [one.id, one]),
  )
  const uses = new Map((await materialUsesOf(ctx, file.id)).map((one) => [one.key, one]))
  const deferred = new Map(promised.map((one) => [one.key, one]))
  return content.materials.map((material) => {
    const row = given.get(material.key)
    const again = row && usedIn(row, uses.get(material.key))
    return {
      key: material.key,
      name: material.name,
      required: material.necessity === 'required',
      how: row?.how ?? 'none',
      files: (row?.document_ids ?? []).map((id) => {
        const { name, mediaType, size } = files.get(id)!
        // Used again, it is shown as a marked copy, and copies are PDF.
        return { documentId: id, name, mediaType: again ? 'application/pdf' : mediaType, size }
      }),
      licence: row?.licence_number ?? undefined,
      licenceId: row?.licence_id ?? undefined,
      fact: row?.fact ? factInWords(row.fact) : undefined,
      fromCaseNumber: again,
      trust: row && trustOf(row, files),
      trustWanted: material.trustLevel,
      corrected: row?.occasion === 'correction' || row?.occasion === 'on-the-spot',
      deferral: deferralShown(material, row, deferred.get(material.key)),
      problem: correction?.items.find((item) => item.kind === 'material' && item.key === material.key)?.problem,
    }
  })
}

/** A later round of the same material is not the earlier case's any more. */
function usedIn(row: store.MaterialRow, use?: Awaited<ReturnType<typeof materialUsesOf>>[number]): string | undefined {
  return use && row.document_ids.every((id) => use.document_ids.includes(id)) && row.how === 'document'
    ? use.number
    : undefined
}

function factInWords(name: string): string {
  const spec = outsideFacts.find((one) => one.name === name)
  return spec ? `${spec.source}（${spec.title}）` : name
}

/** 国办函〔2016〕108号: what a body issued or answers is A, paper seen at the counter B; of several files the least checked counts. */
function trustOf(
  row: store.MaterialRow,
  files: ReadonlyMap<string, { trustLevel: TrustLevel }>,
): TrustLevel | undefined {
  if (row.how === 'licence' || row.how === 'fact') return 'A'
  if (row.how === 'paper') return 'B'
  return row.document_ids
    .map((id) => files.get(id)!.trustLevel)
    .toSorted()
    .at(-1)
}

/** Before acceptance a promise has no date yet. */
function deferralShown(
  material: ItemContent['materials'][number],
  row?: store.MaterialRow,
  settled?: store.DeferredRow,
): Page['materials'][number]['deferral'] {
  if (settled) {
    const { days, due_on: dueOn, supplied_on: suppliedOn, missed } = settled
    return { days, dueOn, suppliedOn: suppliedOn ?? undefined, missed }
  }
  return row?.how === 'promise' ? { days: deferDaysOf(material), missed: false } : undefined
}
