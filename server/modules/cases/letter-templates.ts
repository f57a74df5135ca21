/** The wordings a body keeps of its letters. */
import { covers, scopeOf } from '#kernel/actor.ts'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { factsOfVersion, keptVersions, type VersionRow } from '#kernel/drafts.ts'
import { notFound } from '#kernel/problem.ts'
import { getOrgan, type Organ } from '#modules/organs/index.ts'
import { draftChanged, ownDraft, type TemplateBlock, type TemplateVersion } from './contract-letters.ts'
import { isWordedKind, type WordedKind } from './letters/worded-kinds.ts'

export type TemplateRow = VersionRow & { organ_id: string; kind: WordedKind; blocks: TemplateBlock[] }
type TemplateKey = { organ_id: string; kind: WordedKind }

/** A body's own wordings of a letter; where none is in force it uses the built-in text. */
export const letterVersions = keptVersions<TemplateKey, TemplateRow>({
  table: 'cases.letter_template',
  content: 'blocks',
  refusals: { draftChanged, ownDraft },
})

export const templateTables = (ctx: Pick<Ctx, 'db'>) => tables<{ 'cases.letter_template': TemplateRow }>(ctx)

/** What the body words this letter with; absent: it uses the built-in text. */
export function wordingInForce(
  ctx: Pick<Ctx, 'db'>,
  organId: string,
  kind: WordedKind,
): Promise<TemplateRow | undefined> {
  return letterVersions.inForce(ctx, keyOf({ organ: { id: organId }, kind }))
}

export const keyOf = ({ organ, kind }: { organ: { id: string }; kind: WordedKind }): TemplateKey => ({
  organ_id: organ.id,
  kind,
})

export type KeptLetter = { organ: Organ; kind: WordedKind }

/** @throws notFound when there is no such body or no such letter */
export async function letterKept(ctx: Ctx, input: { organId: string; kind: string }): Promise<KeptLetter> {
  const organ = await getOrgan(ctx, input.organId)
  if (!isWordedKind(input.kind)) throw notFound({ kind: input.kind })
  return { organ, kind: input.kind }
}

/** The policy sentence: the body is within reach of the actor's word. */
export const mayKeep =
  (word: 'cases.draft-letters' | 'cases.approve-letters') =>
  ({ actor }: Pick<Ctx, 'actor'>, { organ }: Pick<KeptLetter, 'organ'>): boolean =>
    actor.kind !== 'citizen' && covers(scopeOf(actor, word), { organId: organ.id, regionCode: organ.regionCode })

export const versionShown = (row: TemplateRow): TemplateVersion => ({ ...factsOfVersion(row), blocks: row.blocks })
