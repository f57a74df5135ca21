/** Rows of the signets schema. */
import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { openApplicant } from '#modules/identity/index.ts'
import type { EnterpriseSeal } from '#modules/documents/index.ts'
import { type EntryKind, signetKinds, type SignetKind, type SignetPurpose } from './contract.ts'
import type { SealState } from './rules/seal-state.ts'

export type SealRow = {
  id: string
  enterprise_id: string
  kind: SignetKind
  state: SealState
  purposes: SignetPurpose[]
  keeper: string
  /** The account. */
  applied_by: string
  applied_at: Date
  activated_at: Date | null
  changed_at: Date
}

export type AgentRow = {
  seal_id: string
  mandate_id: string
  agent_name: string
  valid_to: string | null
  allowed_at: Date
  ended_at: Date | null
}

export type EntryRow = {
  id: string
  seal_id: string
  enterprise_id: string
  at: Date
  what: EntryKind
  by_id: string
  by_name: string
  words: string
  document_id: string | null
  subject_module: string | null
  subject_id: string | null
}

export const signetTables = (ctx: Pick<Ctx, 'db'>) =>
  tables<{ 'signets.seal': SealRow; 'signets.agent': AgentRow; 'signets.entry': EntryRow }>(ctx)

/** The seal of the enterprise the actor acts for; another's does not exist to them. */
export async function findOwnSeal(ctx: Ctx, id: string): Promise<SealRow | undefined> {
  const { onBehalfOf } = ctx.actor
  if (onBehalfOf?.kind !== 'enterprise') return undefined
  return signetTables(ctx)
    .selectFrom('signets.seal')
    .selectAll()
    .where('id', '=', id)
    .where('enterprise_id', '=', onBehalfOf.id)
    .executeTakeFirst()
}

/** The same, locked until the transaction ends: whoever uses it meanwhile came before. @throws notFound */
export async function lockOwnSeal(ctx: Ctx, { id }: { id: string }): Promise<SealRow> {
  const { onBehalfOf } = ctx.actor
  const row = await signetTables(ctx)
    .selectFrom('signets.seal')
    .selectAll()
    .where('id', '=', id)
    .where('enterprise_id', '=', onBehalfOf?.kind === 'enterprise' ? onBehalfOf.id : ctx.actor.id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ id })
  return row
}

export async function moveSeal(ctx: Ctx, seal: SealRow, state: SealState): Promise<{ id: string; state: SealState }> {
  await signetTables(ctx)
    .updateTable('signets.seal')
    .set({
      state,
      changed_at: ctx.now,
      ...(state === 'active' && !seal.activated_at ? { activated_at: ctx.now } : {}),
    })
    .where('id', '=', seal.id)
    .execute()
  return { id: seal.id, state }
}

/** Of a use: what was sealed, and for what. */
type Use = { documentId: string; subject: { module: string; id: string } }

/** @returns the id of the line */
export async function enter(
  ctx: Ctx,
  seal: Pick<SealRow, 'id' | 'enterprise_id'>,
  what: EntryKind,
  words: string,
  use?: Use & { id: string },
): Promise<string> {
  const id = use?.id ?? ctx.newId()
  await signetTables(ctx)
    .insertInto('signets.entry')
    .values({
      id,
      seal_id: seal.id,
      enterprise_id: seal.enterprise_id,
      at: ctx.now,
      what,
      by_id: ctx.actor.id,
      by_name: ctx.actor.name,
      words,
      document_id: use?.documentId ?? null,
      subject_module: use?.subject.module ?? null,
      subject_id: use?.subject.id ?? null,
    })
    .execute()
  return id
}

/** Agents who may use these seals today, those whose mandate ended left out. */
export async function agentsAllowed(ctx: Ctx, sealIds: readonly string[]): Promise<AgentRow[]> {
  const { rows } = await sql<AgentRow>`
    select seal_id, mandate_id, agent_name, valid_to::text, allowed_at, ended_at from signets.agent
    where seal_id = any(${[...sealIds]}::uuid[]) and ended_at is null
      and (valid_to is null or valid_to >= ${ctx.today}) order by agent_name`.execute(ctx.db)
  return rows
}

/** The seal as it signs. */
export async function asSigner(
  ctx: Ctx,
  seal: Pick<SealRow, 'id' | 'kind' | 'enterprise_id'>,
): Promise<EnterpriseSeal> {
  const { name, identifier } = await openApplicant(ctx, { kind: 'enterprise', id: seal.enterprise_id })
  return { id: seal.id, enterprise: { id: seal.enterprise_id, name, uscc: identifier }, kindOnFace: onFace(seal.kind) }
}

/** The general seal says no more than the name. */
function onFace(kind: SignetKind): string | undefined {
  return kind === 'general' ? undefined : signetKinds[kind]
}
