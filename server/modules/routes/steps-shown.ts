/** The route of a case as its page shows it: every step that opened, with what was said on it. */
import type { Ctx } from '#kernel/ctx.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { type StepShown, stepActTitles, stepStatusTitles } from './contract.ts'
import { roleTitles } from './policy.ts'
import type { StepAct } from './rules/step-table.ts'
import { canOnStep, type HeldStep, mayAnswer, mayReplace, of, ownSignature } from './step-acts.ts'
import * as store from './store.ts'
import { type TimerRow, timersOf } from './timers.ts'
import { timerInWords } from './rules/timer-words.ts'

/** For who may see the case: the caller has asked. */
export async function stepsShown(ctx: Ctx, caseId: string): Promise<StepShown[]> {
  const run = await store.findRun(ctx, caseId)
  if (!run) return []
  const rows = await store.stepsWithDeputies(ctx, caseId)
  const signatures = await store.signaturesOf(ctx, caseId)
  const consultations = await store.consultationsOf(ctx, caseId)
  const traces = await store.tracesOf(ctx, caseId)
  const timers = rows.some(({ timed }) => timed) ? await timersOf(ctx, caseId) : []
  const organs = await describeOrgans(ctx, [
    ...rows.map((row) => row.organ_id),
    ...signatures.map((one) => one.organ_id),
    ...consultations.map((one) => one.organ_id),
  ])
  const nameOf = (organId: string) => organs.get(organId)?.name ?? ''
  return rows.map((row) => {
    const held: HeldStep = { row, run, ...of(row.no, signatures, consultations) }
    return {
      ...plain(row),
      holderIsMe: isOwn(ctx, row),
      organName: nameOf(row.organ_id),
      signRule: held.signatures.length > 0 ? signRule(row) : undefined,
      signatures: held.signatures.map((one) => ({
        no: one.no,
        who: one.signer_name ?? `${nameOf(one.organ_id)}${one.role ? roleTitles[one.role] : ''}`,
        organId: one.organ_id,
        role: one.role ?? undefined,
        status: one.status,
        required: one.required,
        request: one.request ?? undefined,
        opinion: one.opinion ?? undefined,
        signedBy: saidBy(one.signed_by_name, one.signer_name),
        signedAt: one.signed_at?.toISOString(),
        mine: row.status === 'open' && ownSignature(ctx, held) === one,
        replaceable: row.status === 'open' && mayReplace(ctx, held, one),
      })),
      consultations: held.consultations.map((one) => ({
        id: one.id,
        who: one.asked_name ?? nameOf(one.organ_id),
        question: one.question,
        askedBy: one.asked_by_name,
        askedAt: one.asked_at.toISOString(),
        answer: one.answer ?? undefined,
        answeredBy: saidBy(one.answered_by_name, one.asked_name),
        answeredAt: one.answered_at?.toISOString(),
        mine: row.status === 'open' && mayAnswer(ctx, one),
        replaceable: row.status === 'open' && mayReplace(ctx, held, one),
      })),
      timers: timers.filter((one) => one.step_no === row.no).map(timerShown),
      traces: traces
        .filter((one) => one.step_no === row.no)
        .map((one) => ({
          at: one.at.toISOString(),
          title: stepActTitles[one.act as StepAct],
          by: one.actor_name,
          words: [movedWords(one.act, one.facts), one.words].filter(Boolean).join('：') || undefined,
        })),
      can: canOnStep(ctx, held),
    }
  })
}

const isOwn = ({ actor: { subjectId } }: Ctx, { holder, deputies }: store.LiveRow): boolean =>
  holder !== null && subjectId !== undefined && (holder === subjectId || deputies.includes(subjectId))

/** Who said it, and for whom, where somebody stood in. */
function saidBy(by: string | null, asked: string | null): string | undefined {
  return by && asked && by !== asked ? `${by}（代${asked}）` : (by ?? undefined)
}

function movedWords(act: string, { fromName, toName }: Record<string, unknown>): string | undefined {
  if (act === 'release') return fromName ? `收回${String(fromName)}承办的环节` : undefined
  if (act === 'replace-asked')
    return `${fromName ? String(fromName) : '原部门'}换为${toName ? String(toName) : '所选部门'}`
  return toName ? `转给${String(toName)}` : undefined
}

const timerShown = ({ after_days, interrupting, leads_to, due_on, provisional }: TimerRow) => ({
  words: timerInWords({ afterDays: after_days, interrupting, leadsTo: leads_to }),
  dueOn: due_on,
  provisional,
})

function plain(row: store.StepRow) {
  return {
    no: row.no,
    path: row.path,
    name: row.name,
    stage: row.stage,
    organId: row.organ_id,
    role: row.role,
    roleTitle: roleTitles[row.role],
    joint: row.joint,
    status: row.status,
    statusTitle: stepStatusTitles[row.status],
    holderName: row.holder_name ?? undefined,
    openedOn: row.opened_on,
    dueOn: row.due_on,
    provisional: row.provisional,
    budgetDays: row.budget_days,
    silence: row.silence,
    lapsedOn: row.lapsed_on ?? undefined,
    closedAt: row.closed_at?.toISOString(),
    closedBy: row.closed_by_name ?? undefined,
    closedFor: row.closed_for_name ?? undefined,
    recommends: row.recommends ?? undefined,
    opinion: row.opinion ?? undefined,
    signs: row.signs,
  }
}

function signRule({ sign_order, sign_quorum }: store.StepRow): string {
  const order = sign_order === 'sequence' ? '依次会签' : '同时会签'
  return `${order}，${sign_quorum === null ? '全部同意' : `至少 ${sign_quorum} 人同意`}`
}
