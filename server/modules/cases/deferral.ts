/** Conditional acceptance 容缺受理: what was promised for later, by when, whether it came, and what follows if not. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion, inSituation, type ItemContent } from '#modules/catalogue/index.ts'
import { rulesOf } from './body-rules.ts'
import { deferralNotDue, type MaterialGiven, materialNotUsable, notDeferred } from './contract.ts'
import { caseTerminated, deferredSupplied } from './events.ts'
import { aboutCase } from './facts.ts'
import { endFee } from './fees.ts'
import { addedMaterials, applicantOfCase, recordMaterials, takenInto } from './materials-given.ts'
import { dropProcedure } from './procedures.ts'
import { deferDaysOf, deferralOf } from './rules/deferral.ts'
import { type CaseRow, casesTables, deferredOf, type DeferredRow, insertMaterials, materialsOf } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

/** Materials of the item that are promised and have not come. */
export async function promisedMaterials(ctx: Ctx, file: CaseRow, content: ItemContent) {
  const latest = new Map((await materialsOf(ctx, file.id)).map((row) => [row.key, row.how]))
  return content.materials.filter(({ key }) => latest.get(key) === 'promise')
}

/** Settles at acceptance by when each promised material must come. @returns how many there are */
export async function settleDeferred(ctx: Ctx, file: CaseRow, content: ItemContent): Promise<number> {
  const promised = await promisedMaterials(ctx, file, content)
  if (promised.length === 0) return 0
  const calendar = await loadCalendar(ctx)
  const { deferral_missed: consequence, deferral_basis: basis } = await rulesOf(ctx, file.organ_id)
  const rows = promised.map((material): DeferredRow => {
    const days = deferDaysOf(material)
    const { due, remindOn } = deferralOf(calendar, ctx.today, days)
    return {
      case_id: file.id,
      region_code: file.region_code,
      key: material.key,
      name: material.name,
      days,
      told_on: ctx.today,
      due_on: due.on,
      remind_on: remindOn,
      provisional: due.provisional,
      reminded_at: null,
      supplied_on: null,
      dropped_at: null,
      missed: false,
      consequence,
      basis,
    }
  })
  await casesTables(ctx).insertInto('cases.deferred').values(rows).execute()
  return rows.length
}

/**
 * Takes promised materials, all or some of them; late ones too, as long as the case has not ended.
 * @throws cases.act-not-open, cases.not-deferred, cases.material-not-usable
 */
export async function supply(
  ctx: Ctx,
  file: CaseRow,
  act: 'supply-deferred' | 'receive-deferred',
  materials: readonly MaterialGiven[],
): Promise<CaseRow> {
  requireOpen(file, act)
  const waiting = new Set(outstanding(await deferredOf(ctx, file.id)).map((one) => one.key))
  const unknown = materials.filter((one) => !waiting.has(one.key)).map((one) => one.key)
  if (unknown.length > 0) throw notDeferred({ unknown })
  const again = materials.find((one) => one.promise)
  if (again) throw materialNotUsable({ key: again.key })
  const content = inSituation((await getItemVersion(ctx, file.version_id)).content, file.situation)
  const handing = { content, channel: act === 'receive-deferred' ? 'window' : 'online', given: materials } as const
  const rows = await addedMaterials(ctx, file, handing)
  const keys = rows.map((row) => row.key)
  const names = content.materials.filter(({ key }) => keys.includes(key)).map(({ name }) => name)
  const next = await advance(ctx, file, {
    act,
    words: names.join('、'),
    set: { deferred_open: file.deferred_open - keys.length },
  })
  await casesTables(ctx)
    .updateTable('cases.deferred')
    .set({ supplied_on: ctx.today })
    .where('case_id', '=', file.id)
    .where('key', 'in', keys)
    .execute()
  await insertMaterials(ctx, file, 'deferred', rows)
  await recordMaterials(ctx, { ...handing, holder: applicantOfCase(file) }, rows, takenInto(file, content.name))
  ctx.emit(deferredSupplied, aboutCase(file))
  return next
}

/** The promise was not kept: what was told at acceptance follows, and the case ends. @throws cases.deferral-not-due */
export async function lapse(ctx: Ctx, file: CaseRow): Promise<CaseRow> {
  requireOpen(file, 'lapse-deferred')
  const waiting = outstanding(await deferredOf(ctx, file.id))
  const missed = waiting.filter((one) => !one.provisional && one.due_on < ctx.today)
  if (missed.length === 0) throw deferralNotDue({ lastDay: waiting[0]?.due_on })
  await casesTables(ctx)
    .updateTable('cases.deferred')
    .set({ missed: true })
    .where('case_id', '=', file.id)
    .where(
      'key',
      'in',
      missed.map((one) => one.key),
    )
    .execute()
  await dropProcedure(ctx, file, '办理已终止，程序终止')
  const { consequence, basis } = missed[0]!
  const next = await advance(ctx, file, {
    act: 'lapse-deferred',
    to: consequence === 'withdraw' ? 'withdrawn' : 'terminated',
    words: `没有按承诺补交：${missed.map((one) => one.name).join('、')}`,
    facts: { ground: 'deferred-missed', basis: basis ?? '申请人的书面承诺，受理通知书告知的期限和后果' },
    phase: null,
    set: { closed_at: ctx.now },
  })
  await endFee(ctx, file, consequence === 'withdraw' ? 'withdrawn' : 'terminated')
  ctx.emit(caseTerminated, aboutCase(file))
  return next
}

export const outstanding = (rows: readonly DeferredRow[]): DeferredRow[] =>
  rows.filter((one) => one.supplied_on === null && one.dropped_at === null)
