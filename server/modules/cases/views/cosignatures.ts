import { sql } from 'kysely'
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { getItemToFile, getItemVersion, inSituation, pathOf, describeVersions } from '#modules/catalogue/index.ts'
import { describeFiles } from '#modules/documents/index.ts'
import { applicantOf, representativeOf } from '#modules/identity/index.ts'
import { findLicences } from '#modules/licences/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { promiseText } from '../commitment.ts'
import * as contract from '../contract.ts'
import {
  cosignatureTable,
  type CosignatureRow,
  isDrafter,
  needsCosignature,
  openProposal,
  represents,
} from '../cosignature.ts'
import { readForm } from '../reading.ts'

/** Whether an application for this item would wait, and for whom. */
export const cosignNeed = view(contract.cosignNeed, {
  async look(ctx, { itemId, organId }) {
    const { actor } = ctx
    if (actor.onBehalfOf?.kind !== 'enterprise') return { needed: false }
    const { content } = await getItemToFile(ctx, itemId, organId)
    if (!(await needsCosignature(ctx, content))) return { needed: false }
    const known = await representativeOf(ctx, actor.onBehalfOf.id)
    const waiting = await cosignatureTable(ctx)
      .selectFrom('cases.cosignature')
      .select('id')
      .where('drafted_by', '=', actor.id)
      .where('enterprise_id', '=', actor.onBehalfOf.id)
      .where('item_id', '=', itemId)
      .where('status', '=', 'waiting')
      .executeTakeFirst()
    return {
      needed: true,
      basis: content.coSigned?.basis,
      representative: known && { name: known.name, hasAccount: known.accountId !== undefined },
      waitingId: waiting?.id,
    }
  },
})

/** All of the firm's for its legal representative, an agent's own for the agent; the latest first. */
export const cosignatures = view(contract.cosignatures, {
  async look(ctx, { after, limit, show }) {
    const { onBehalfOf, id } = ctx.actor
    if (onBehalfOf?.kind !== 'enterprise') return { rows: [] }
    const all = await represents(ctx, { enterprise_id: onBehalfOf.id })
    const { rows } = await sql<CosignatureRow>`
      select * from cases.cosignature
      where enterprise_id = ${onBehalfOf.id} and ${all ? sql`true` : sql`drafted_by = ${id}`}
        and ${show === 'waiting' ? sql`status = 'waiting'` : sql`true`} and ${after ? sql`id < ${after}` : sql`true`}
      order by id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return { rows: await inBrief(ctx, page, all), next }
  },
})

type Brief = OutputOf<typeof contract.cosignatures>['rows'][number]

async function inBrief(ctx: Ctx, rows: readonly CosignatureRow[], representing: boolean): Promise<Brief[]> {
  const versions = await describeVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  const organs = await describeOrgans(
    ctx,
    rows.map((row) => row.organ_id),
  )
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    itemName: versions.get(row.version_id)?.name ?? '',
    organName: organs.get(row.organ_id)?.name ?? '',
    status: row.status,
    statusTitle: contract.cosignatureStatuses[row.status],
    draftedBy: row.drafter_name,
    submittedAt: row.submitted_at.toISOString(),
    endedAt: row.ended_at?.toISOString(),
    endedBy: row.ended_by_name ?? undefined,
    words: row.words ?? undefined,
    caseId: row.case_id ?? undefined,
    can: canOf(ctx, row, representing),
  }))
}

function canOf({ actor }: Ctx, row: CosignatureRow, representing: boolean): Brief['can'] {
  if (row.status !== 'waiting') return []
  return [
    ...(representing ? (['confirm', 'send-back'] as const) : []),
    ...(isDrafter(actor, row) ? (['take-back'] as const) : []),
  ]
}

/** Exactly what would be filed; opening it is a logged look. */
export const cosignature = view(contract.cosignature, {
  async look(ctx, { id }) {
    const row = await cosignatureTable(ctx)
      .selectFrom('cases.cosignature')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    const representing = row !== undefined && (await represents(ctx, row))
    if (!row || !(representing || isDrafter(ctx.actor, row))) throw notFound()
    const [brief] = await inBrief(ctx, [row], representing)
    return { ...brief!, application: row.status === 'waiting' ? await contentOf(ctx, row) : undefined }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['application'] }],
})

type Shown = NonNullable<OutputOf<typeof contract.cosignature>['application']>

async function contentOf(ctx: Ctx, row: CosignatureRow): Promise<Shown> {
  const proposal = openProposal(ctx, row)
  const version = await getItemVersion(ctx, row.version_id)
  const content = inSituation(version.content, proposal.situation)
  const applicant = await applicantOf(ctx)
  const licences = await findLicences(ctx, applicant)
  const given = new Map(proposal.materials.map((one) => [one.key, one]))
  const ids = proposal.materials.flatMap((one) => one.documentIds ?? [])
  const files = new Map((await describeFiles(ctx, ids)).map((one) => [one.id, one.name]))
  const committed = proposal.commitment ? (version.content.commitment?.materials ?? []) : []
  return {
    situation: pathOf(version.content, proposal.situation).asked.map(({ question, answer }) => ({
      key: question.key,
      text: question.text,
      label: answer.label,
    })),
    form: await readForm(ctx, content.form, proposal.values),
    materials: content.materials.flatMap(({ key, name, necessity, licenceType }): Shown['materials'] => {
      const one = given.get(key)
      const documentIds = one?.documentIds
      if (documentIds)
        return [{ key, name, how: 'document', files: documentIds.map((id) => ({ id, name: files.get(id) ?? '' })) }]
      if (one?.fact) return [{ key, name, how: 'fact', files: [] }]
      if (one?.promise) return [{ key, name, how: 'promise', files: [] }]
      if (committed.includes(key)) return [{ key, name, how: 'commitment', files: [] }]
      const licence = licences.find((proof) => (one ? proof.id === one.licenceId : proof.typeKey === licenceType))
      return licence && (one || necessity !== 'optional')
        ? [{ key, name, how: 'licence', licence: licence.number, files: [] }]
        : []
    }),
    concerns: proposal.concerns && contract.concernTitles[proposal.concerns.kind],
    promise: proposal.commitment && (await promiseText(ctx, version, applicant)),
    contactPhone: proposal.contactPhone,
  }
}
