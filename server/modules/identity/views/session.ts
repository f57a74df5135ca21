import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { csrfTokenOf } from '#kernel/http.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { tokenOf } from '../authenticate.ts'
import { session as route } from '../contract.ts'
import type { MandateBasis } from '../rules/relatives.ts'
import { postsOf } from '../store-staff.ts'

/** What every page asks first. Each look moves the cookie's own end along with the session's. */
export const session = view(route, {
  async look(ctx) {
    const token = tokenOf(ctx.actor)
    if (token) ctx.setSession(token)
    return {
      csrfToken: token ? csrfTokenOf(ctx, token) : null,
      account:
        ctx.actor.kind === 'citizen' || ctx.actor.kind === 'staff' ? await accountPage(ctx, ctx.actor.kind) : null,
      demo: ctx.config.demo,
      demoAccounts: ctx.config.demo ? await demoAccounts(ctx) : undefined,
    }
  },
})

async function accountPage(ctx: Ctx, kind: 'citizen' | 'staff') {
  const { actor } = ctx
  const state = await accountState(ctx)
  const posts = kind === 'staff' ? await postsOf(ctx, actor.subjectId!) : []
  return {
    id: actor.id,
    kind,
    name: actor.name,
    identityLevel: state.identityLevel ?? undefined,
    onBehalfOf: actor.onBehalfOf && {
      kind: actor.onBehalfOf.kind,
      id: actor.onBehalfOf.id,
      name: actor.onBehalfOf.name,
    },
    mandateEnded: state.mandateChosen && !actor.onBehalfOf,
    mandates: kind === 'citizen' ? await liveMandates(ctx) : [],
    post: actor.post && { ...actor.post, organName: posts.find((post) => post.id === actor.post?.id)?.organName ?? '' },
    posts: posts.map(({ id, title, organName }) => ({ id, title, organName })),
    mustChangePassword: state.mustChangePassword,
    can: [...actor.grants.keys()].toSorted(),
  }
}

type AccountState = {
  mustChangePassword: boolean
  identityLevel: 'declared' | 'verified-at-counter' | null
  mandateChosen: boolean
}

async function accountState(ctx: Ctx): Promise<AccountState> {
  const { rows } = await sql<AccountState>`
    select a.must_change_password as "mustChangePassword", p.level as "identityLevel",
      exists (select from identity.session s where s.id = ${ctx.actor.sessionId ?? null} and s.mandate_id is not null) as "mandateChosen"
    from identity.account a left join identity.person p on p.id = a.person_id
    where a.id = ${ctx.actor.id}`.execute(ctx.db)
  return rows[0]!
}

type MandateRow = {
  id: string
  principalKind: 'enterprise' | 'person'
  principalId: string
  principalName: string
  asLegalRepresentative: boolean
  basis: MandateBasis | null
  validTo: string | null
}

async function liveMandates(ctx: Ctx) {
  const { rows } = await sql<MandateRow>`
    select m.id, case when m.person_id is null then 'enterprise' else 'person' end as "principalKind",
      coalesce(e.id, pp.id) as "principalId", coalesce(e.name, pp.name) as "principalName", m.basis, m.as_legal_representative as "asLegalRepresentative",
      m.valid_to as "validTo"
    from identity.mandate m left join identity.enterprise e on e.id = m.enterprise_id
      left join identity.person pp on pp.id = m.person_id
    where m.agent_id = ${ctx.actor.subjectId!} and m.revoked_at is null
      and m.valid_from <= ${ctx.today} and (m.valid_to is null or m.valid_to >= ${ctx.today})
    order by m.person_id is not null, coalesce(e.name, pp.name), m.id`.execute(ctx.db)
  return rows.map((row) => ({ ...row, basis: row.basis ?? undefined, validTo: row.validTo ?? undefined }))
}

async function demoAccounts(ctx: Ctx) {
  const { rows } = await sql<NonNullable<OutputOf<typeof route>['demoAccounts']>[number]>`
    select a.username, d.password, a.kind, d.title, d.shows
    from identity.demo_account d join identity.account a on a.id = d.account_id order by d.account_id`.execute(ctx.db)
  return rows
}
