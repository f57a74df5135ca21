/** 法定代表人确认: when it is needed, what waits, and how it ends. Nothing here is a case yet. */
import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { ParsedInputOf } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { describeVersions, type ItemContent } from '#modules/catalogue/index.ts'
import { accountsOf, representativeOf, standingInFirm } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { type CosignatureStatus, cosignatureEnded, cosignatureStatuses, type proposeApplication } from './contract.ts'

export type Proposal = ParsedInputOf<typeof proposeApplication>

export type CosignatureRow = {
  id: string
  region_code: string
  organ_id: string
  enterprise_id: string
  item_id: string
  version_id: string
  mandate_id: string
  drafted_by: string
  drafter_name: string
  sealed_application: string | null
  status: CosignatureStatus
  words: string | null
  submitted_at: Date
  ended_at: Date | null
  ended_by_name: string | null
  case_id: string | null
}

export const cosignatureTable = (ctx: Pick<Ctx, 'db'>) => tables<{ 'cases.cosignature': CosignatureRow }>(ctx)

/**
 * Whether what this actor would file waits for the legal representative: the item says so, or the mandate does. The legal
 * representative's own application needs no second word, and a person's has no representative.
 */
export async function needsCosignature(ctx: Ctx, content: Pick<ItemContent, 'coSigned'>): Promise<boolean> {
  const standing = await standingInFirm(ctx)
  return standing !== undefined && !standing.represents && (standing.coSigned || content.coSigned !== undefined)
}

/** The legal representative of the firm, acting for it. */
export async function represents(ctx: Ctx, row: Pick<CosignatureRow, 'enterprise_id'>): Promise<boolean> {
  return isOfFirm(ctx.actor, row) && (await standingInFirm(ctx))?.represents === true
}

export const isDrafter = (actor: Actor, row: CosignatureRow): boolean =>
  isOfFirm(actor, row) && row.drafted_by === actor.id

const isOfFirm = ({ onBehalfOf }: Actor, row: Pick<CosignatureRow, 'enterprise_id'>): boolean =>
  onBehalfOf?.kind === 'enterprise' && onBehalfOf.id === row.enterprise_id

/** Held until the end of the act, so that it is confirmed once. @throws notFound */
export async function lockCosignature(ctx: Ctx, id: string): Promise<CosignatureRow> {
  const row = await cosignatureTable(ctx)
    .selectFrom('cases.cosignature')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** @throws cases.cosignature-ended */
export function requireWaiting(row: CosignatureRow): void {
  if (row.status === 'waiting') return
  throw cosignatureEnded({ status: row.status, statusTitle: cosignatureStatuses[row.status], caseId: row.case_id })
}

export function openProposal({ vault }: Pick<Ctx, 'vault'>, row: CosignatureRow): Proposal {
  return JSON.parse(vault.open(row.sealed_application!)) as Proposal
}

export async function endCosignature(
  ctx: Ctx,
  row: CosignatureRow,
  end: { status: Exclude<CosignatureStatus, 'waiting'>; words?: string; caseId?: string },
): Promise<void> {
  await cosignatureTable(ctx)
    .updateTable('cases.cosignature')
    .set({
      status: end.status,
      words: end.words ?? null,
      case_id: end.caseId ?? null,
      sealed_application: null,
      ended_at: ctx.now,
      ended_by_name: ctx.actor.name,
    })
    .where('id', '=', row.id)
    .execute()
}

/** The agent has no power any more: what waits under the mandate is filed by nobody. */
export async function stopUnder(ctx: Ctx, { mandateId }: { mandateId: string }): Promise<void> {
  const { rows } = await sql<CosignatureRow>`
    update cases.cosignature set status = 'stopped', sealed_application = null, ended_at = ${ctx.now}, ended_by_name = ${ctx.actor.name}
    where mandate_id = ${mandateId} and status = 'waiting' returning *`.execute(ctx.db)
  const names = await describeVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  const to = rows[0] ? await accountsOf(ctx, { kind: 'enterprise', id: rows[0].enterprise_id }) : []
  for (const row of rows) {
    await tell(ctx, row, {
      to: [...to, row.drafted_by],
      what: 'stopped',
      title: '待确认的申请没有提交',
      body: `${row.drafter_name}的授权已经终止，他准备的“${names.get(row.version_id)?.name ?? ''}”没有提交。仍要办理的，请由法定代表人或者其他经办人重新申请。`,
    })
  }
}

/** The legal representative, when they have an account to read it with. */
export async function askToConfirm(ctx: Ctx, row: CosignatureRow, itemName: string): Promise<void> {
  const known = await representativeOf(ctx, row.enterprise_id)
  await tell(ctx, row, {
    to: known?.accountId ? [known.accountId] : [],
    what: 'asked',
    title: '有一份申请等您确认',
    body: `经办人${row.drafter_name}准备了“${itemName}”的申请。请看清填写的内容和材料：确认以后才会提交，有不对的可以写明原因退回。`,
  })
}

export async function tellDrafter(
  ctx: Ctx,
  row: CosignatureRow,
  itemName: string,
  end: { words: string } | { caseId: string; number: string },
): Promise<void> {
  const confirmed = 'caseId' in end
  await tell(ctx, row, {
    to: [row.drafted_by],
    what: confirmed ? 'confirmed' : 'sent-back',
    title: confirmed ? '法定代表人已确认，申请已提交' : '法定代表人退回了申请',
    body: confirmed
      ? `“${itemName}”已经提交，办件编号 ${end.number}，可以随时看进度。`
      : `“${itemName}”没有提交。要修改的：${end.words}。填好的内容都在，改好以后再提交一次。`,
    link: confirmed ? `/cases/${end.caseId}` : undefined,
  })
}

async function tell(
  ctx: Ctx,
  row: CosignatureRow,
  said: { to: readonly string[]; what: string; title: string; body: string; link?: string },
): Promise<void> {
  await sendNotice(ctx, {
    to: said.to,
    of: { kind: 'enterprise', id: row.enterprise_id },
    kind: said.what === 'confirmed' ? 'progress' : 'todo',
    title: said.title,
    body: said.body,
    link: said.link ?? `/confirmations/${row.id}`,
    about: { module: 'cases', id: row.id },
    dedupeKey: `cases:cosignature:${row.id}:${said.what}`,
  })
}
