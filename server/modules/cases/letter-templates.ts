/** The wordings a body keeps of its letters. */
import type { Generated } from 'kysely'
import { covers, scopeOf } from '#kernel/actor.ts'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { getOrgan, type Organ } from '#modules/organs/index.ts'
import type { TemplateBlock, TemplateState, TemplateVersion } from './contract-letters.ts'
import { isLetterKind } from './letters/letter-texts.ts'
import type { LetterKind } from './store.ts'

export type TemplateRow = {
  id: string
  organ_id: string
  kind: LetterKind
  version: number
  state: TemplateState
  blocks: TemplateBlock[]
  note: string
  revision: number
  drafted_by: string
  drafted_by_name: string
  drafted_at: Date
  approved_by: string | null
  approved_by_name: string | null
  approved_at: Date | null
  ended_by_name: string | null
  ended_at: Date | null
}

type Optional = 'approved_by' | 'approved_by_name' | 'approved_at' | 'ended_by_name' | 'ended_at'
/** What is not known yet need not be said when a row is added. */
type Stored = Omit<TemplateRow, Optional> & { [K in Optional]: Generated<TemplateRow[K]> }

export const templateTables = (ctx: Pick<Ctx, 'db'>) => tables<{ 'cases.letter_template': Stored }>(ctx)

/** What the body words this letter with; absent: it uses the built-in text. */
export async function wordingInForce(
  ctx: Pick<Ctx, 'db'>,
  organId: string,
  kind: LetterKind,
): Promise<TemplateRow | undefined> {
  return templateTables(ctx)
    .selectFrom('cases.letter_template')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .where('state', '=', 'in-force')
    .executeTakeFirst()
}

/** The body's letters of one kind: what is in force and what is being written, held until the transaction ends. */
export async function holdTemplates(ctx: Ctx, organId: string, kind: LetterKind): Promise<TemplateRow[]> {
  return templateTables(ctx)
    .selectFrom('cases.letter_template')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .where('state', '<>', 'superseded')
    .orderBy('version')
    .forUpdate()
    .execute()
}

/** How many versions there have been; a dropped draft gives its number back. */
export async function versionsOf(ctx: Ctx, organId: string, kind: LetterKind): Promise<number> {
  const row = await templateTables(ctx)
    .selectFrom('cases.letter_template')
    .select(({ fn }) => fn.max('version').as('last'))
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.last ?? 0
}

/** What was in force is kept as it was: letters made from it still name it. */
export async function endInForce(ctx: Ctx, held: readonly TemplateRow[]): Promise<boolean> {
  const current = held.find((one) => one.state === 'in-force')
  if (!current) return false
  await templateTables(ctx)
    .updateTable('cases.letter_template')
    .set({ state: 'superseded', ended_at: ctx.now, ended_by_name: ctx.actor.name })
    .where('id', '=', current.id)
    .execute()
  return true
}

export type KeptLetter = { organ: Organ; kind: LetterKind }

/** @throws notFound when there is no such body or no such letter */
export async function letterKept(ctx: Ctx, input: { organId: string; kind: string }): Promise<KeptLetter> {
  const organ = await getOrgan(ctx, input.organId)
  if (!isLetterKind(input.kind)) throw notFound({ kind: input.kind })
  return { organ, kind: input.kind }
}

/** The policy sentence: the body is within reach of the actor's word. */
export const mayKeep =
  (word: 'cases.draft-letters' | 'cases.approve-letters') =>
  ({ actor }: Pick<Ctx, 'actor'>, { organ }: Pick<KeptLetter, 'organ'>): boolean =>
    actor.kind !== 'citizen' && covers(scopeOf(actor, word), { organId: organ.id, regionCode: organ.regionCode })

export function versionShown(row: TemplateRow): TemplateVersion {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    note: row.note,
    blocks: row.blocks,
    revision: row.revision,
    draftedBy: row.drafted_by_name,
    draftedAt: row.drafted_at.toISOString(),
    approvedBy: row.approved_by_name ?? undefined,
    approvedAt: row.approved_at?.toISOString(),
    endedAt: row.ended_at?.toISOString(),
    endedBy: row.ended_by_name ?? undefined,
  }
}
