import { notFound } from '#kernel/problem.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import { inSituation } from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import type { Act } from '../contract.ts'
import { proposalIn } from '../countersign.ts'
import { heldByFee } from '../fees.ts'
import { placeShown } from '../places.ts'
import { barredTo, holdsHere, maySee } from '../policy.ts'
import { readForm } from '../reading.ts'
import { endStatuses } from '../rules/case-status.ts'
import { withSteps } from '../steps.ts'
import { type CaseRow, findCase, openValues } from '../store.ts'
import { partiesShown } from './hearing-shown.ts'
import { undoingChoices } from './undoing-shown.ts'
import { type Parts, partsOf } from './case-parts.ts'

const quotaReasons = {
  exhausted: contract.quotaExhausted.title,
  'not-your-turn': contract.notYourTurn.title,
} as const

/** Everything needed to handle a case, on one page; the look at the applicant's data is logged. */
export const casePage = view(contract.casePage, {
  async look(ctx, { caseId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !maySee(ctx.actor, file)) throw notFound()
    const [live] = await withSteps(ctx, [file])
    const { shared, parts } = await partsOf(ctx, live!, true)
    const waits = await heldByFee(ctx, file)
    const place = await placeShown(ctx, file)
    // What no place is left for is not offered, and the page says why.
    const full = place?.inTheWay ? (['grant', 'decide-on-the-spot'] as const) : []
    const shut = (act: Act) => act === waits || (full as readonly Act[]).includes(act)
    const content = inSituation(parts.version.content, file.situation)
    return {
      ...shared,
      can: shared.can.filter((act) => !shut(act)),
      acts: shared.acts.filter(({ act }) => !shut(act)),
      applicant: {
        kind: file.applicant_kind,
        id: file.applicant_id,
        name: file.applicant_name,
        identifierMasked: file.applicant_masked,
        contactPhone: file.sealed_phone ? ctx.vault.open(file.sealed_phone) : undefined,
        agentName: file.agent_name ?? undefined,
      },
      barred: [
        ...shared.acts.flatMap(({ act, title }) =>
          act === waits ? [{ title, reason: contract.paymentDue.title }] : [],
        ),
        ...shared.acts.flatMap(({ act, title }) =>
          act !== waits && shut(act) ? [{ title, reason: quotaReasons[place!.inTheWay!] }] : [],
        ),
        ...barredTo(ctx.actor, live!).map((row) => ({
          title: contract.actTitles[row.act],
          reason: contract.examinedYourself.title,
        })),
      ],
      place,
      opinions: parts.events
        .filter((event) => event.act === 'examine' || (event.act === 'lapse-step' && event.facts.recommends))
        .map((event) => ({
          at: event.at.toISOString(),
          by: event.facts.step?.organ ? `${event.facts.step.organ} ${event.actor_name}` : event.actor_name,
          recommends: event.facts.recommends!,
          words: event.words ?? '',
        })),
      parties: await partiesShown(ctx, file.id),
      undoingChoices: await undoingChoices(ctx, file),
      mayExplainDelay: shared.delays.some(({ over }) => !over) && holdsHere(ctx.actor, 'cases.examine', file),
      mayCheckOriginals: !endStatuses.includes(file.status) && holdsHere(ctx.actor, 'cases.accept', file),
      proposal: proposalShown(file, parts.events),
      conditions: content.conditions,
      basis: content.basis,
      fees: content.fees.map(({ name, standard }) => ({ name, standard })),
      declaredProcedures: (content.specialProcedures ?? [])
        .filter((one) => one.kind === '2')
        .map(({ name, days, basis }) => ({ name, days, basis })),
      changed: await changesOf(ctx, parts),
      result: { kind: content.result.kind, name: content.result.name, licenceType: content.result.licenceType },
    }
  },
  personal: (_ctx, { caseId }, page) => [
    { subject: caseId, fields: ['form', ...(page.applicant.contactPhone ? ['contactPhone'] : [])] },
  ],
})

function proposalShown(file: CaseRow, events: Parts['events']) {
  const proposal = proposalIn(file, events)
  if (!proposal) return undefined
  const { act, at, actor_name: by, words, facts } = proposal
  return {
    act: act as 'refuse-acceptance' | 'deny',
    at: at.toISOString(),
    by,
    reason: words ?? '',
    basis: facts.basis,
    rightBody: facts.rightBody,
  }
}

/** What the correction changed on the form. */
async function changesOf(ctx: Ctx, { version, correction, values }: Parts) {
  if (!correction?.sealed_before) return []
  const { form } = version.content
  const before = (await readForm(ctx, form, openValues(ctx, correction.sealed_before))).flatMap(
    (section) => section.rows,
  )
  const after = (await readForm(ctx, form, values)).flatMap((section) => section.rows)
  const old = new Map(before.map((row) => [row.key, row.text]))
  return after
    .filter((row) => old.get(row.key) !== row.text)
    .map((row) => ({ label: row.label, before: old.get(row.key) ?? '', after: row.text }))
}
