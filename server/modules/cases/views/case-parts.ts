/** The parts that the applicant's page and the staff's page of a case share. */
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import {
  getItemVersion,
  inSituation,
  type ItemContent,
  type ItemVersion,
  pathOf,
  regimeTitles,
} from '#modules/catalogue/index.ts'
import { openingsOf } from '#modules/documents/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { actTitles, concernTitles, type casePage, noteTitles, procedureTitles, statusTitles } from '../contract.ts'
import { handlerName } from '../handler.ts'
import { openTo } from '../policy.ts'
import { readForm } from '../reading.ts'
import { extensionSaid, isTogether } from '../rules/regime.ts'
import { undoingEventTitle } from '../rules/undoing.ts'
import * as store from '../store.ts'
import { materialsShown } from './case-materials.ts'
import { hearingShown, siteChecksShown } from './hearing-shown.ts'
import { statusTitleOf, undoingParts } from './undoing-shown.ts'
import { clockOf } from './case-clock.ts'
import { delaysShown } from './delays-shown.ts'
import { commitmentOf, ruleCheckOf } from './easier-parts.ts'
import { partFacts } from './part-facts.ts'

type Page = OutputOf<typeof casePage>

export type Parts = {
  file: store.CaseRow
  version: ItemVersion
  organ: Awaited<ReturnType<typeof getOrgan>>
  /** The body that decided, where it is another. */
  decider?: Awaited<ReturnType<typeof getOrgan>>
  events: store.EventRow[]
  correction?: store.CorrectionRow
  values: Record<string, unknown>
}

/** @param inside staff read opinions given inside the body, the applicant does not */
export async function partsOf(ctx: Ctx, file: store.CaseRow, inside: boolean) {
  const version = await getItemVersion(ctx, file.version_id)
  const content = inSituation(version.content, file.situation)
  const organ = await getOrgan(ctx, file.organ_id)
  const decider = file.decider_organ_id ? await getOrgan(ctx, file.decider_organ_id) : undefined
  const events = await store.eventsOf(ctx, file.id)
  const ledger = await store.ledgerOf(ctx, file.id)
  const correction = await store.correctionOf(ctx, file.id)
  const procedures = await store.proceduresOf(ctx, file.id)
  const letters = await store.lettersOf(ctx, file.id)
  const hearing = await hearingShown(ctx, file)
  const deferred = await store.deferredOf(ctx, file.id)
  // The case's own row says so a moment later; whoever has just opened a letter sees it at once.
  const openings = await openingsOf(
    ctx,
    letters.filter((one) => !one.opened_at).map((one) => one.document_id),
  )
  const values = store.openValues(ctx, file.sealed_values)
  const open = openTo(ctx.actor, file)
  const shared = {
    id: file.id,
    number: file.number,
    queryCode: file.query_code,
    item: { id: file.item_id, versionId: file.version_id, name: version.content.name, code: version.code },
    organ: { id: organ.id, name: await handlerName(ctx, file), phone: organ.phone },
    status: file.status,
    statusTitle: statusTitleOf(file),
    law: file.law,
    handling: file.handling,
    channel: file.channel,
    filedAt: file.filed_at.toISOString(),
    acceptedOn: file.accepted_on ?? undefined,
    deemed: file.deemed,
    decidedAt: file.decided_at?.toISOString(),
    granted: file.granted ?? undefined,
    closedAt: file.closed_at?.toISOString(),
    clock: clockOf(
      ctx,
      file,
      ledger,
      version.content,
      await loadCalendar(ctx),
      await partFacts(ctx, file, { content: version.content, ledger, correction, hearing: hearing.row, deferred }),
    ),
    timeline: events.map((event) =>
      timelineEntry(event, { organName: organ.name, applicant: file.applicant_name, inside }),
    ),
    form: await readForm(ctx, content.form, values),
    materials: await materialsShown(ctx, file, content, deferred, correction),
    situation: pathOf(version.content, file.situation).asked.map(({ question, answer }) => ({
      key: question.key,
      text: question.text,
      option: answer.key,
      label: answer.label,
    })),
    correction: correction && {
      askedAt: correction.asked_at.toISOString(),
      items: correction.items,
      note: correction.note ?? undefined,
      answerBy: correction.answer_by ?? undefined,
      answerBasis: correction.answer_basis ?? undefined,
      answeredAt: correction.answered_at?.toISOString(),
    },
    ruleCheck: await ruleCheckOf(ctx, file, version.content),
    commitment: await commitmentOf(ctx, file, version.content),
    procedures: procedures.map((one) => ({
      kind: one.kind,
      title: procedureTitles[one.kind],
      reason: one.reason,
      basis: one.basis,
      days: one.days,
      from: one.begun_on,
      plannedTo: one.planned_to,
      to: one.ended_on ?? undefined,
      result: one.result ?? undefined,
    })),
    concerns: file.concerns ? { title: concernTitles[file.concerns], licenceId: file.concerns_licence_id! } : undefined,
    hearing: hearing.shown,
    siteChecks: await siteChecksShown(ctx, file.id),
    ...(await undoingParts(ctx, file)),
    delays: await delaysShown(ctx, file),
    letters: letters
      .filter((one) => inside || one.kind !== 'interested-party')
      .map((row) => letterOf(row, openings.get(row.document_id))),
    licenceId: file.licence_id ?? undefined,
    can: open.map((row) => row.act),
    acts: open.map(({ act, article, effect }) => ({
      act,
      title: actTitles[act],
      article: article[file.law],
      effect,
      ...(act === 'extend' ? extensionSaid(file.law, version.content.regime) : {}),
    })),
    regime: regimeShown(file, version.content),
  }
  return { shared, parts: { file, version, organ, decider, events, correction, values } satisfies Parts }
}

function regimeShown({ law }: store.CaseRow, { regime }: ItemContent): Page['regime'] {
  if (law !== 'licence' || !regime) return undefined
  return { title: regimeTitles[regime.kind], basis: regime.basis, governmentExtends: isTogether(regime) }
}

/** Steps of the route every item has: their name says no more than the act. */
const usualSteps = new Set(['审查', '决定'])

function letterOf(row: store.LetterRow, opening?: { at: string; by: string }): Page['letters'][number] {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    number: row.number,
    issuedAt: row.issued_at.toISOString(),
    documentId: row.document_id,
    opened: row.opened_at ? { at: row.opened_at.toISOString(), by: row.opened_by_name ?? '' } : opening,
    served: row.served_at
      ? {
          at: row.served_at.toISOString(),
          way: row.served_way!,
          to: row.served_to ?? row.served_tracking ?? '',
          by: row.served_by_name ?? '',
        }
      : undefined,
  }
}

/** What happened, in a few words: 启动特别程序：专家评审. */
export function eventTitle({ act, facts }: Pick<store.EventRow, 'act' | 'facts'>): string {
  const title = (actTitles as Record<string, string>)[act] ?? noteTitles[act] ?? act
  const undoing = facts.undoing && undoingEventTitle(act, facts.undoing)
  if (undoing) return undoing
  if (facts.proposed) return `提出${title}的意见，等待上级核准`
  if (facts.step && !usualSteps.has(facts.step.name)) return `${title}：${facts.step.name}`
  return facts.procedure ? `${title}：${procedureTitles[facts.procedure]}` : title
}

/** What is said between examiner and decider stays inside until it is part of a decision. */
const insideOnly = new Set([
  'examine',
  'return',
  'overturn-refusal',
  'overturn-denial',
  'take-back',
  'lapse-step',
  'fire-timer',
  'tell-party',
])

/** What an interested party said concerns the body and that party. */
const thirdPersons = ({ act, facts }: store.EventRow) => act === 'record-statement' && facts.no !== undefined

type Reader = { organName: string; applicant: string; inside: boolean }

function timelineEntry(event: store.EventRow, reader: Reader): Page['timeline'][number] {
  const { inside, organName } = reader
  const open = inside || !(insideOnly.has(event.act) || event.facts.proposed || thirdPersons(event))
  const words = event.words && open ? event.words : undefined
  return {
    at: event.at.toISOString(),
    act: event.act,
    title: eventTitle(event),
    status: event.status,
    statusTitle: statusTitles[event.status],
    by: whoDid(event, { ...reader, organName: event.facts.step?.organ ?? organName }),
    article: event.article,
    words,
  }
}

/** The applicant, and who acted for them: an agent of the firm, a relative. */
function whoDid(event: store.EventRow, { organName, applicant, inside }: Reader): string {
  if (event.actor_kind === 'system') return '系统'
  if (event.actor_kind === 'citizen') {
    if (event.actor_name !== applicant) return `申请人（${event.actor_name}代为办理）`
    return inside ? `申请人（${event.actor_name}）` : '申请人'
  }
  const post = [organName, event.post_title].filter(Boolean).join(' ')
  return inside ? `${event.post_title ?? organName} ${event.actor_name}` : post
}
