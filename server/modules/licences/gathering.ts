/** A list of licences comes in: each row is judged and kept sealed; then those accepted are written, portion by portion. */
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound, Problem } from '#kernel/problem.ts'
import { sql } from 'kysely'
import { readRecords } from '#modules/catalogue/index.ts'
import {
  accountsOf,
  checkIdNumber,
  checkUscc,
  ensureEnterprise,
  ensurePerson,
  findApplicantBy,
} from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { gatheringColumns } from './contract-gathering.ts'
import type { Holder } from './find.ts'
import { type IssuedLicence, issueLicence } from './issue.ts'
import { getType } from './licence-types.ts'
import { type GatheredRow, readGathered, whyNot } from './rules/gathered-row.ts'
import { holderFingerprint, type LicenceRow, licencesTables, openFace, type TypeRow } from './store.ts'

export type GatheringRow = {
  id: string
  organ_id: string
  organ_name: string
  type_key: string
  source: string
  file_name: string
  status: 'judged' | 'writing' | 'done'
  rows: number
  made_by: string
  made_by_name: string
  made_at: Date
  stopped_at: Date | null
}

export type GatheredRowRow = {
  gathering_id: string
  line: number
  sealed: string
  number: string | null
  verdict: 'accepted' | 'same' | 'rejected'
  reasons: string[]
  outcome: 'issued' | 'changed' | 'same' | 'refused' | null
  licence_id: string | null
}

/** Rows worked on at a time. */
const PORTION = 50
const checks = {
  idNumber: (text: string) => Boolean(checkIdNumber(text)),
  uscc: (text: string) => Boolean(checkUscc(text)),
}

/** @throws notFound */
export async function lockGathering(ctx: Ctx, id: string): Promise<GatheringRow> {
  const row = await licencesTables(ctx)
    .selectFrom('licences.gathering')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ gatheringId: id })
  return row
}

/** The policy sentence: the body is within reach. */
export async function mayGather(ctx: Ctx, organId: string): Promise<boolean> {
  const { id, regionCode } = await getOrgan(ctx, organId)
  return covers(scopeOf(ctx.actor, 'licences.gather'), { organId: id, regionCode })
}

type Judged = Omit<GatheredRowRow, 'gathering_id' | 'outcome' | 'licence_id'>

/** Judges every row of the file. @returns how many there are @throws catalogue.import-unreadable */
export async function stageRows(ctx: Ctx, job: GatheringRow, content: Uint8Array): Promise<number> {
  const type = await getType(ctx, job.type_key)
  const seen = new Set<string>()
  let rows = 0
  let waiting: Judged[] = []
  const write = async () => {
    if (waiting.length > 0)
      await licencesTables(ctx)
        .insertInto('licences.gathered_row')
        .values(waiting.map((row) => ({ ...row, gathering_id: job.id, outcome: null, licence_id: null })))
        .execute()
    waiting = []
  }
  for await (const { line, record } of readRecords(ctx, job.file_name, content)) {
    rows++
    const row = readGathered(record, gatheringColumns, { holderKind: type.holder_kind, fields: type.fields })
    const judged = await judge(ctx, job, type, row)
    if (row.number !== '' && seen.has(row.number)) judged.reasons.push('证照编号在清单里重复')
    seen.add(row.number)
    waiting.push({
      line,
      sealed: ctx.vault.seal(JSON.stringify(record)),
      number: row.number || null,
      verdict: judged.reasons.length > 0 ? 'rejected' : judged.same ? 'same' : 'accepted',
      reasons: judged.reasons,
    })
    if (waiting.length === PORTION) await write()
  }
  await write()
  return rows
}

/** `known`: the licence of this number that is in the register, which a changed row supersedes. */
async function judge(ctx: Ctx, job: GatheringRow, type: TypeRow, row: GatheredRow) {
  const reasons = whyNot(row, { holderKind: type.holder_kind, fields: type.fields }, checks)
  if (reasons.length > 0) return { reasons, same: false, known: undefined }
  const known = await lastOf(ctx, job.organ_id, row.number)
  const holder = await findApplicantBy(ctx, row.identifier)
  if (holder && holder.name !== row.name) reasons.push('证件号码已登记在另一个名称下，请核对')
  const ours = known && known.type_key === job.type_key && known.case_id === null
  if (known && !ours) reasons.push('这个编号的证照由办件签发或者是另一种证照，不能归集')
  else if (known && known.holder_fingerprint !== holderFingerprint(ctx, row.identifier))
    reasons.push('这个编号的证照已归集在另一个持证者名下')
  else if (known && known.status !== 'valid' && known.status !== 'expired')
    reasons.push('这个编号的证照已经暂扣、撤销、吊销或者注销')
  return { reasons, same: known !== undefined && isSame(ctx, known, row), known }
}

async function lastOf(ctx: Ctx, organId: string, number: string): Promise<LicenceRow | undefined> {
  return licencesTables(ctx)
    .selectFrom('licences.licence')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('number', '=', number)
    .orderBy('version', 'desc')
    .executeTakeFirst()
}

function isSame(ctx: Ctx, known: LicenceRow, row: GatheredRow): boolean {
  const face = openFace(ctx, known).slice(2)
  return (
    known.valid_from === row.validFrom &&
    known.valid_to === (row.validTo ?? null) &&
    JSON.stringify(face) === JSON.stringify(row.face.filter(({ text }) => text !== row.name && text !== row.identifier))
  )
}

/** One portion more. A row is judged again: the register may have changed since. @returns whether rows are left */
export async function takePortion(ctx: Ctx, jobId: string): Promise<boolean> {
  const job = await lockGathering(ctx, jobId)
  if (job.status !== 'writing') return false
  const type = await getType(ctx, job.type_key)
  const db = licencesTables(ctx)
  const waiting = await db
    .selectFrom('licences.gathered_row')
    .selectAll()
    .where('gathering_id', '=', jobId)
    .where('verdict', '=', 'accepted')
    .where('outcome', 'is', null)
    .orderBy('line')
    .limit(PORTION)
    .execute()
  for (const one of waiting) {
    const record = JSON.parse(ctx.vault.open(one.sealed)) as Record<string, string>
    const row = readGathered(record, gatheringColumns, { holderKind: type.holder_kind, fields: type.fields })
    const done = await written(ctx, job, type, row)
    await db
      .updateTable('licences.gathered_row')
      .set({
        outcome: done.outcome,
        licence_id: done.licenceId ?? null,
        ...(done.reasons && { reasons: done.reasons }),
      })
      .where('gathering_id', '=', jobId)
      .where('line', '=', one.line)
      .execute()
  }
  if (waiting.length === PORTION) return true
  await sql`update licences.gathering set status = 'done', stopped_at = null where id = ${jobId}`.execute(ctx.db)
  return false
}

type Done = { outcome: NonNullable<GatheredRowRow['outcome']>; licenceId?: string; reasons?: string[] }

async function written(ctx: Ctx, job: GatheringRow, type: TypeRow, row: GatheredRow): Promise<Done> {
  const { reasons, same, known } = await judge(ctx, job, type, row)
  if (reasons.length > 0) return { outcome: 'refused', reasons }
  if (same) return { outcome: 'same', licenceId: known!.id }
  try {
    const { id } =
      type.holder_kind === 'person'
        ? await ensurePerson(ctx, { name: row.name, idNumber: row.identifier })
        : await ensureEnterprise(ctx, { name: row.name, uscc: row.identifier })
    const licence = await issueLicence(ctx, {
      typeKey: type.key,
      holder: { kind: type.holder_kind, id },
      organId: job.organ_id,
      face: row.face,
      validFrom: row.validFrom,
      validTo: row.validTo,
      itemName: type.title,
      number: row.number,
      supersedes: known?.id,
      use: { act: '归集', by: { id: job.made_by, name: job.made_by_name } },
    })
    await tellGathered(ctx, job, { holder: { kind: type.holder_kind, id }, title: type.title, known, licence })
    return { outcome: known ? 'changed' : 'issued', licenceId: licence.id }
  } catch (error) {
    // A name the fonts cannot print, a suspended seal: that row waits for its mending, the others do not.
    if (error instanceof Problem) return { outcome: 'refused', reasons: [error.message] }
    throw error
  }
}

type Gathered = { holder: Holder; title: string; known: LicenceRow | undefined; licence: IssuedLicence }

/** Who did not ask for it learns that it is there, and to whom to turn when it is wrong. */
async function tellGathered(ctx: Ctx, job: GatheringRow, { holder, title, known, licence }: Gathered): Promise<void> {
  const from = job.organ_name
  await sendNotice(ctx, {
    to: await accountsOf(ctx, holder),
    of: holder,
    kind: 'progress',
    title: known ? `您的${title}有了新版本` : `您的${title}可以在线查看了`,
    body: `${from}把您的“${title}”（${licence.number}）${known ? '更新了' : '归集到了平台'}，可以查看和出示。内容不对的，请联系${from}更正。`,
    link: `/licences/${licence.id}`,
    about: { module: 'licences', id: licence.id },
    dedupeKey: `licences:gathered:${licence.id}`,
  })
}
