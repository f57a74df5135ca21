/** Which facts about a case the platform above hears, and when: the rows themselves are rules/exchange-rows.ts. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { on, type Reaction } from '#kernel/event.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { describeFiles } from '#modules/documents/index.ts'
import {
  type Derived,
  exchangeIsOn,
  type Offer,
  offerRows,
  rowsWanted,
  shanghaiMoment,
} from '#modules/exchange/index.ts'
import { openApplicant } from '#modules/identity/index.ts'
import { describeLicences } from '#modules/licences/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { type Act, actTitles, noteTitles, procedureTitles } from './contract.ts'
import { caseEvents, caseCorrected, caseFiled, correctionAsked } from './events.ts'
import { exchangeCodes } from './exchange-codes.ts'
import { inWhoseName } from './handler.ts'
import { type Codes, exchangeRows, type TellableCase } from './rules/exchange-rows.ts'
import { type CaseRow, eventsOf, findCase, lettersOf, materialsOf, proceduresOf } from './store.ts'

/** Before the body has spoken there is nothing to tell. */
const untold: readonly { name: string }[] = [caseFiled, correctionAsked, caseCorrected]

/** Every other fact about a case may add a row or change one. */
export const exchangeReactions: readonly Reaction[] = [
  ...caseEvents
    .filter((kind) => !untold.includes(kind))
    .map((kind) => on(kind, 'cases.tell-platform', (ctx, { caseId }) => tellPlatform(ctx, caseId))),
  on(rowsWanted, 'cases.tell-platform-again', async (ctx, { module, subjectId }) => {
    if (module === 'cases') await tellPlatform(ctx, subjectId, 'anew')
  }),
]

/** Offers the rows of a case as it stands; when nothing has happened since the last time, one look tells so. */
export async function tellPlatform(ctx: Ctx, caseId: string, how: 'changed' | 'anew' = 'changed'): Promise<void> {
  if (!exchangeIsOn(ctx)) return
  const found = await findCase(ctx, caseId)
  if (!found) return
  const subject = { module: 'cases', id: found.id, regionCode: found.region_code, number: found.number }
  await offerRows(ctx, subject, async (before): Promise<Derived | undefined> => {
    const file = (await findCase(ctx, caseId))!
    const letters = await lettersOf(ctx, caseId)
    const letter = letters.find((one) => one.kind === 'acceptance')?.number
    const marker = [file.events, file.promised_due, file.statutory_due, letter, file.satisfaction].join('|')
    if (how === 'changed' && before === marker) return undefined
    const rows = exchangeRows(await tellable(ctx, file, letter), codesFor(file))
    return { marker, rows: rows as Offer[] }
  })
}

/** Keeps what the applicant said of the case, 1 (very satisfied) to 5, and tells it with the result. */
export async function noteSatisfaction(ctx: Ctx, caseId: string, level: number): Promise<void> {
  await sql`update cases.case_file set satisfaction = ${level} where id = ${caseId}`.execute(ctx.db)
  await tellPlatform(ctx, caseId)
}

/** With the licence it led to, which tells of itself. */
export async function tellWholly(ctx: Ctx, caseId: string): Promise<void> {
  await tellPlatform(ctx, caseId)
  const licenceId = (await findCase(ctx, caseId))?.licence_id
  if (licenceId) ctx.emit(rowsWanted, { module: 'licences', subjectId: licenceId })
}

/** Cases the platform has not been told of, from a point on: those that ended before anything was told. */
export async function untoldCases(ctx: Ctx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases.case_file c
    where ${after ? sql`c.id > ${after}` : sql`true`} and c.status not in ('filed', 'correcting', 'corrected')
      and not exists (select from exchange.v_subject s where s.id = c.id)
    order by c.id limit ${limit}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

const begins: ReadonlySet<string> = new Set(['begin-procedure', 'call-hearing'])

function codesFor(file: CaseRow): Codes {
  const { steps, ...tables } = exchangeCodes
  return {
    application: tables.applicationTypes.codes[file.channel],
    handling: tables.handlingKinds.codes[file.handling],
    applicant: tables.applicantTypes.codes[file.applicant_kind],
    document: tables.documentTypes.codes[file.applicant_kind],
    special: tables.specialKinds.codes,
    collection: tables.collectionWays.codes,
    results: tables.results.codes,
    step: (act) => steps.codes[act] ?? steps.otherwise,
  }
}

async function tellable(ctx: Ctx, file: CaseRow, acceptanceLetter: string | undefined): Promise<TellableCase> {
  const version = await getItemVersion(ctx, file.version_id)
  const { content } = version
  const applicant = await openApplicant(ctx, { kind: file.applicant_kind, id: file.applicant_id })
  const body = await getOrgan(ctx, inWhoseName(file))
  const procedures = await proceduresOf(ctx, file.id)
  const events = await eventsOf(ctx, file.id)
  const licence = file.licence_id ? (await describeLicences(ctx, [file.licence_id])).get(file.licence_id) : undefined
  return {
    id: file.id,
    number: file.number,
    status: file.status,
    law: file.law,
    applicant: {
      ...applicant,
      // As they were on the day of filing.
      name: file.applicant_name,
      phone: file.sealed_phone ? ctx.vault.open(file.sealed_phone) : applicant.phone,
      agentName: file.agent_name ?? undefined,
    },
    item: { ...content, version: version.no },
    body,
    filedAt: shanghaiMoment(file.filed_at),
    acceptedOn: file.accepted_on ?? undefined,
    promisedDue: file.promised_due ?? undefined,
    statutoryDue: file.statutory_due ?? undefined,
    acceptanceLetter,
    satisfaction: file.satisfaction ?? undefined,
    licence,
    events: events.map((event) => ({
      no: event.no,
      act: event.act,
      title: event.act === 'file' ? '申请' : (actTitles[event.act as Act] ?? noteTitles[event.act] ?? event.act),
      status: event.status,
      at: shanghaiMoment(event.at),
      by: event.actor_kind === 'staff' ? 'staff' : event.actor_kind === 'system' ? 'system' : 'applicant',
      actorName: event.actor_name,
      words: event.words ?? undefined,
      ground: event.facts.ground,
      channel: event.facts.channel,
    })),
    materials: await collected(ctx, file, new Map(content.materials.map((one) => [one.key, one.name]))),
    procedures: procedures.map((one) => ({
      no: one.no,
      title: procedureTitles[one.kind],
      reason: one.reason,
      basis: one.basis,
      begunAt: shanghaiMoment(one.begun_at),
      plannedTo: one.planned_to,
      endedAt: one.ended_at ? shanghaiMoment(one.ended_at) : undefined,
      result: one.result ?? undefined,
      handler: events.find((event) => begins.has(event.act) && event.facts.no === one.no)?.actor_name,
    })),
  }
}

/** What was collected: of each material what was handed in last; what is only promised has not come, and what a commitment stands for was not asked. */
async function collected(
  ctx: Ctx,
  file: CaseRow,
  names: ReadonlyMap<string, string>,
): Promise<TellableCase['materials']> {
  const latest = new Map((await materialsOf(ctx, file.id)).map((row) => [row.key, row]))
  const files = await describeFiles(
    ctx,
    [...latest.values()].flatMap((row) => row.document_ids),
  )
  const fileNames = new Map(files.map((one) => [one.id, one.name]))
  return [...latest.values()].flatMap(({ key, how, document_ids, licence_number }) => {
    if (how === 'promise' || how === 'commitment') return []
    const given = document_ids.flatMap((id) => fileNames.get(id) ?? [])
    return {
      key,
      how,
      name: names.get(key) ?? key,
      files: given,
      count: Math.max(1, given.length),
      licenceNumber: licence_number ?? undefined,
    }
  })
}
