import { notFound, notYours } from '#kernel/problem.ts'
import { scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { draftActs } from '#kernel/drafts.ts'
import { view } from '#kernel/view.ts'
import { previewLetter } from '#modules/documents/index.ts'
import { describeOrgans, organsReached } from '#modules/organs/index.ts'
import * as contract from '../contract-letters.ts'
import {
  type KeptLetter,
  keyOf,
  letterKept,
  letterVersions,
  mayKeep,
  type TemplateRow,
  templateTables,
  versionShown,
} from '../letter-templates.ts'
import { isLicenceKind, type WordedKind, wordedKinds, wordingOf, wordsOf } from '../letters/worded-kinds.ts'
import { tried } from '../letters/letter-trial.ts'
import { differenceOf, linesOf } from '../rules/letter-difference.ts'

/** Every body within reach, every letter, and whether it has a wording of its own. */
export const letterKindsOf = view(contract.letterKindsOf, {
  async look(ctx) {
    const organs = await organsReached(ctx, scopeOf(ctx.actor, 'cases.draft-letters'))
    if (organs.length === 0) return { bodies: [] }
    const names = await describeOrgans(ctx, organs)
    const rows = await templateTables(ctx)
      .selectFrom('cases.letter_template')
      .selectAll()
      .where('organ_id', 'in', organs)
      .where('state', '<>', 'superseded')
      .execute()
    return {
      bodies: organs.map((organId) => ({
        organId,
        organName: names.get(organId)?.name ?? '',
        kinds: wordedKinds.map((kind) => {
          const own = rows.filter((row) => row.organ_id === organId && row.kind === kind)
          const inForce = own.find((row) => row.state === 'in-force')
          const draft = own.find((row) => row.state === 'draft')
          return {
            kind,
            name: wordingOf(kind).name,
            version: inForce?.version,
            since: inForce?.approved_at?.toISOString(),
            draft: draft && { by: draft.drafted_by_name, at: draft.drafted_at.toISOString() },
          }
        }),
      })),
    }
  },
})

export const letterTemplate = view(contract.letterTemplate, {
  async look(ctx, input) {
    const kept = await reached(ctx, input)
    const { organ, kind } = kept
    const rows = await letterVersions.all(ctx, keyOf(kept))
    const { fields, conditions, demands } = wordsOf(kind)
    return {
      organId: organ.id,
      organName: organ.name,
      kind,
      name: wordingOf(kind).name,
      ofLicence: isLicenceKind(kind),
      fields: [...fields],
      conditions: [...conditions],
      demands: [...demands],
      builtIn: [...wordingOf(kind).builtIn],
      versions: rows.map(versionShown),
      can: actsOn(ctx, kept, rows),
    }
  },
})

function actsOn(ctx: Ctx, kept: KeptLetter, rows: readonly TemplateRow[]) {
  const open = draftActs(ctx.actor.id, rows, mayKeep('cases.approve-letters')(ctx, kept))
  return [
    'save-letter-draft' as const,
    ...(open.drop ? ['drop-letter-draft' as const] : []),
    ...(open.putInForce ? ['put-letter-in-force' as const] : []),
    ...(open.end ? ['return-to-built-in' as const] : []),
  ]
}

export const letterDifference = view(contract.letterDifference, {
  async look(ctx, { from, to, ...input }) {
    const { organ, kind } = await reached(ctx, input)
    const words = wordsOf(kind)
    const names = new Map([...words.fields, ...words.conditions].map(({ key, name }) => [key, name]))
    const lines = async (id: string | undefined) =>
      linesOf(await blocksOf(ctx, organ.id, kind, id), (key) => names.get(key) ?? key)
    return { lines: differenceOf(await lines(from), await lines(to)) }
  },
})

async function blocksOf(ctx: Ctx, organId: string, kind: WordedKind, id: string | undefined) {
  if (id === undefined) return wordingOf(kind).builtIn
  const row = await templateTables(ctx)
    .selectFrom('cases.letter_template')
    .select('blocks')
    .where('id', '=', id)
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!row) throw notFound({ id })
  return row.blocks
}

/** Whose letter was tried is a look at somebody's case or licence. */
function looked(_ctx: Ctx, { caseNumber, licenceNumber }: { caseNumber?: string; licenceNumber?: string }) {
  const subject = caseNumber ?? licenceNumber
  return subject ? [{ subject, fields: ['letter'] }] : []
}

export const tryLetter = view(contract.tryLetter, {
  async look(ctx, input) {
    const { organ, kind } = await reached(ctx, input)
    return tried(ctx, organ, kind, input)
  },
  personal: looked,
})

export const printTrial = view(contract.printTrial, {
  async look(ctx, input) {
    const { organ, kind } = await reached(ctx, input)
    const { faults, letter } = await tried(ctx, organ, kind, input)
    if (!letter) throw contract.templateFaulty({ faults })
    const content = await previewLetter(ctx, letter)
    return { content, mediaType: 'application/pdf', name: `${letter.title}（预览）.pdf`, inline: true }
  },
  personal: looked,
})

/** @throws notFound, notYours */
async function reached(ctx: Ctx, input: { organId: string; kind: string }): Promise<KeptLetter> {
  const kept = await letterKept(ctx, input)
  if (!mayKeep('cases.draft-letters')(ctx, kept)) throw notYours()
  return kept
}
