import { notYours } from '#kernel/problem.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { sealCertificatesOf } from '#modules/documents/index.ts'
import { agentsOf, standingInFirm } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { actsFor, sealStates } from '../rules/seal-state.ts'
import { agentsAllowed, type SealRow, signetTables } from '../store.ts'

export const mySeals = view(contract.mySeals, {
  async look(ctx, { after, limit }) {
    const { onBehalfOf } = ctx.actor
    const standing = await standingInFirm(ctx)
    if (!standing || onBehalfOf?.kind !== 'enterprise') throw notYours()
    const rows = await signetTables(ctx)
      .selectFrom('signets.seal')
      .selectAll()
      .where('enterprise_id', '=', onBehalfOf.id)
      .$if(after !== undefined, (query) => query.where('id', '<', after!))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const ids = page.map((row) => row.id)
    // Of who holds a mandate still: an allowance whose mandate ended lets nobody in.
    const agents = await agentsOf(ctx, onBehalfOf.id)
    const live = new Set(agents.map((one) => one.mandateId))
    const allowed = (await agentsAllowed(ctx, ids)).filter((one) => live.has(one.mandate_id))
    const certificates = await sealCertificatesOf(ctx, ids)
    const { represents } = standing
    const shown = page.map((row) => {
      const own = allowed.filter((one) => one.seal_id === row.id)
      const mayUse = represents || own.some((one) => one.mandate_id === onBehalfOf.mandateId)
      const certificate = certificates.get(row.id)
      return {
        id: row.id,
        kind: row.kind,
        title: contract.signetKinds[row.kind],
        state: row.state,
        stateTitle: sealStates[row.state],
        purposes: row.purposes,
        keeper: row.keeper,
        appliedAt: row.applied_at.toISOString(),
        activatedAt: row.activated_at?.toISOString(),
        certificate: certificate && { serial: certificate.serial, until: certificate.until.toISOString() },
        agents: own.map((one) => ({
          mandateId: one.mandate_id,
          name: one.agent_name,
          validTo: one.valid_to ?? undefined,
        })),
        can: actsFor(row.state, { represents, mayUse }),
      }
    })
    return {
      rows: shown,
      next,
      represents,
      open: kindsOpen(await kindsHeld(ctx, onBehalfOf.id)),
      agents: represents ? agents.map(({ mandateId, name }) => ({ mandateId, name })) : [],
    }
  },
})

function kindsHeld(ctx: Parameters<typeof signetTables>[0], enterpriseId: string): Promise<Pick<SealRow, 'kind'>[]> {
  return signetTables(ctx)
    .selectFrom('signets.seal')
    .select('kind')
    .where('enterprise_id', '=', enterpriseId)
    .where('state', 'not in', ['revoked', 'declined'])
    .execute()
}

function kindsOpen(held: readonly Pick<SealRow, 'kind'>[]): contract.SignetKind[] {
  return contract.signetKind.options.filter((kind) => held.every((one) => one.kind !== kind))
}
