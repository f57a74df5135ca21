/** Filing: the checks an application passes and the one statement that writes it. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db.ts'
import { readableCode } from '#kernel/id.ts'
import { type Calendar, loadCalendar } from '#modules/calendar/index.ts'
import {
  type Answers,
  inSituation,
  type ItemContent,
  getItemToFile,
  type ItemVersion,
  pathOf,
} from '#modules/catalogue/index.ts'
import { checkValues, identifierChecks } from '#modules/forms/index.ts'
import type { Applicant } from '#modules/identity/index.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { checkedSignature, keepCommitment } from './commitment.ts'
import {
  type FieldSource,
  formWrong,
  type fileCase,
  type MaterialGiven,
  notForYou,
  situationNotMet,
  situationOpen,
} from './contract.ts'
import { caseFiled } from './events.ts'
import { decideByRule } from './instant.ts'
import { askForRoute } from './outside-answers.ts'
import { numberPrefix } from './rules/case-number.ts'
import { INTAKE_LIMIT, lastDay, reasonOf } from './rules/clock.ts'
import { checkedMaterials, recordMaterials, requireOwnFiles } from './materials-given.ts'
import { recordNotAsked } from './not-asked.ts'
import { lockCase } from './steps.ts'
import { checkedConcern, type CheckedConcern, type Concern } from './renewal.ts'
import { caseTopic } from './transitions.ts'
import { materialRows, type NewMaterial, sealValues } from './store.ts'

export type Application = {
  version: ItemVersion
  calendar: Calendar
  applicant: Applicant
  channel: 'online' | 'window'
  /** Answers to the item's situation questions. */
  situation?: Answers
  agentName?: string
  values: Record<string, unknown>
  materials: readonly MaterialGiven[]
  /** Boxes filled in beforehand that were left as they were. */
  kept?: Readonly<Record<string, FieldSource>>
  contactPhone?: string
  /** The licence to be changed or renewed. */
  concerns?: Concern
  /** The promise signed instead of some materials. */
  commitment?: { fingerprint: string; signer?: string; scan?: string }
  /** Said with the filing in the history: who prepared it, who confirmed it. */
  history?: string
  /** Files a colleague took in before, with the draft that is continued. */
  takenIn?: readonly string[]
}

type Filed = OutputOf<typeof fileCase>

/**
 * What filing reads first, in one trip.
 * @param takenIn files a colleague took in before, with the draft that is continued
 * @throws the refusals of `catalogue` for the item; cases.material-not-usable
 */
export async function beforeFiling(
  ctx: Ctx,
  { itemId, organId, materials }: { itemId: string; organId?: string; materials: readonly MaterialGiven[] },
  takenIn: readonly string[] = [],
): Promise<Pick<Application, 'version' | 'calendar'>> {
  const [version, calendar] = await together(
    getItemToFile(ctx, itemId, organId),
    loadCalendar(ctx),
    // Those of an earlier case are checked against that case when the application is.
    requireOwnFiles(ctx, materials, takenIn),
  )
  return { version, calendar }
}

/** Everything filing checks, without filing. @throws the refusals of `cases.file-case` */
export async function checkApplication(ctx: Ctx, application: Application) {
  const { version, applicant } = application
  requireAudience(version.content, applicant)
  const situation = checkedSituation(version.content, application.situation)
  const content = inSituation(version.content, situation)
  const values = checkedForm(content, application.values)
  const signed =
    application.commitment &&
    (await checkedSignature(ctx, version, applicant, application.commitment, application.takenIn))
  const handing = { holder: applicant, content, channel: application.channel, given: application.materials }
  const materials = await checkedMaterials(ctx, handing, signed?.commitment.materials)
  const concern = application.concerns && (await checkedConcern(ctx, application.concerns, application))
  return { situation, content, values, signed, handing, materials, concern }
}

/** Checks the application and files it. @throws the refusals of `cases.file-case` */
export async function fileApplication(ctx: Ctx, application: Application): Promise<Filed> {
  const { version, applicant } = application
  const { situation, content, values, signed, handing, materials, concern } = await checkApplication(ctx, application)
  const filed = await insertCase(ctx, { ...application, situation, concerns: concern }, values, materials)
  if (signed) await keepCommitment(ctx, await lockCase(ctx, filed.caseId), signed)
  const { organId, regionCode } = version
  const taken = { caseId: filed.caseId, number: filed.number, regionCode, organId, purpose: version.content.name }
  await recordMaterials(ctx, handing, materials, taken)
  const { kept = {}, materials: given } = application
  await recordNotAsked(
    ctx,
    { caseId: filed.caseId, regionCode, organId, itemId: version.itemId },
    { content, values, kept, given, rows: materials },
  )
  await askForRoute(ctx, filed.caseId, content)
  const decided = content.instantApproval && (await decideByRule(ctx, filed.caseId, content, { applicant, values }))
  return decided
    ? { ...filed, status: decided.status, granted: true, licenceId: decided.licence_id ?? undefined }
    : filed
}

/** 服务对象 1 is a natural person, the others are organisations; an item whose source did not say is open to both. */
function requireAudience(content: ItemContent, applicant: Applicant): void {
  if (content.gaps?.includes('audience')) return
  const meant =
    applicant.kind === 'person' ? content.audience.includes('1') : content.audience.some((one) => one !== '1')
  if (!meant) throw notForYou({ audience: content.audience })
}

/** Every question on the applicant's path is answered, and the path leads to this item. */
function checkedSituation(content: ItemContent, given: Answers = {}): Answers {
  const { next, stop, answers } = pathOf(content, given)
  if (next) throw situationOpen({ question: next })
  if (stop) throw situationNotMet({ advice: stop })
  return answers
}

export function checkedForm(content: ItemContent, given: Record<string, unknown>): Record<string, unknown> {
  const { values, errors } = checkValues(content.form, given, identifierChecks)
  if (Object.keys(errors).length > 0) throw formWrong({ fields: errors })
  return values
}

/** Six digits or a code may come out taken; drawing again is cheaper than a counter that every filing locks. */
const DRAWS = 4

async function insertCase(
  ctx: Ctx,
  application: Application & { concerns?: CheckedConcern },
  values: Record<string, unknown>,
  materials: readonly NewMaterial[],
): Promise<Filed> {
  const { version, calendar, applicant, concerns } = application
  const due = lastDay(calendar, ctx.today, INTAKE_LIMIT)
  const caseId = ctx.newId()
  const committed = application.commitment !== undefined
  const law = version.content.itemType === '01' ? 'licence' : 'service'
  const intake = reasonOf('intake', law)
  const sealedValues = sealValues(ctx, values)
  const sealedPhone = application.contactPhone ? ctx.vault.seal(application.contactPhone) : null
  for (let draw = 0; draw < DRAWS; draw++) {
    const queryCode = readableCode(8)
    const { rows } = await sql<{ number: string }>`
      with filed as (
        insert into cases.case_file (id, region_code, organ_id, principal_organ_id, number, query_code, item_id, version_id, law, handling, channel,
          applicant_kind, applicant_id, applicant_name, applicant_masked, applicant_tail, agent_name, filed_by, sealed_values,
          situation, sealed_phone, concerns, concerns_licence_id, renew_by, committed, status, filed_at, received_on, acceptance_due, due_on, provisional, calendar_version, events, updated_at)
        values (${caseId}, ${version.regionCode}, ${version.organId}, ${version.principalId ?? null},
          ${numberPrefix(version.code, ctx.today)} || lpad((nextval('cases.serial') % 1000000)::text, 6, '0'), ${queryCode},
          ${version.itemId}, ${version.id}, ${law}, ${version.content.handling}, ${application.channel},
          ${applicant.kind}, ${applicant.id}, ${applicant.name}, ${applicant.identifierMasked},
          ${applicant.identifierMasked.slice(-4)}, ${application.agentName ?? null}, ${ctx.actor.id}, ${sealedValues},
          ${JSON.stringify(application.situation ?? {})}::jsonb, ${sealedPhone}, ${concerns?.kind ?? null}, ${concerns?.licenceId ?? null}, ${concerns?.renewBy ?? null}, ${committed}, 'filed', ${ctx.now}, ${ctx.today}, ${due.on}, ${committed ? ctx.today : due.on}, ${due.provisional}, ${calendar.version}, 1, ${ctx.now})
        on conflict do nothing
        returning id, region_code, number
      ), event as (
        insert into cases.case_event (case_id, region_code, no, act, status, at, actor_kind, actor_id, actor_name, post_title, article, words)
        select id, region_code, 1, 'file', 'filed', ${ctx.now}, ${ctx.actor.kind}, ${ctx.actor.id}, ${ctx.actor.name},
               ${ctx.actor.post?.title ?? null}, ${filingArticle[law]}, ${application.history ?? null} from filed
      ), ledger as (
        insert into cases.interval (case_id, region_code, no, phase, counted, from_on, why, article)
        select id, region_code, 1, 'intake', true, ${ctx.today}, ${intake.why}, ${intake.article} from filed
      ), given as (
        insert into cases.material (case_id, region_code, round, key, how, document_ids, licence_id, licence_number, fact)
        select id, region_code, 0, m.* from filed cross join ${materialRows(materials)}
      )
      select number from filed`.execute(ctx.db)
    const number = rows[0]?.number
    if (number === undefined) continue
    const { itemId, id: versionId, organId, regionCode } = version
    ctx.touch(caseTopic(organId))
    ctx.emit(caseFiled, { caseId, itemId, versionId, organId, regionCode })
    return { caseId, number, queryCode, status: 'filed', acceptanceDue: due.on, granted: false }
  }
  throw new Error('no free case number and query code after several draws')
}

const filingArticle = { licence: '《行政许可法》第二十九条', service: '《优化营商环境条例》第三十七条' } as const
