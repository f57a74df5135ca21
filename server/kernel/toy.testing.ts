/** A small module of the tests' own: a counter one may raise, which tells when it was raised. */
import { sql } from 'kysely'
import { z } from 'zod'
import { action } from './action.ts'
import type { Actor, Scope } from './actor.ts'
import { route, sensitive } from './contract.ts'
import { event, on } from './event.ts'
import { defineModule } from './module.ts'
import { refusal } from './problem.ts'
import { view } from './view.ts'

export const tooHigh = refusal('toy.too-high', 409, '不能再加了')
export const raised = event('toy.raised', z.object({ by: z.number() }))

export const raise = action(
  route({
    name: 'toy.raise',
    method: 'POST',
    path: '/api/toy/raise',
    summary: '加数',
    permission: 'toy.raise',
    input: z.object({ by: z.number().int().max(10), secret: sensitive(z.string()).optional() }),
    output: z.object({ total: z.number() }),
    refusals: [tooHigh],
  }),
  {
    allow: (ctx, _, input) => input.by > 0 || ctx.actor.id === 'owner',
    async run(ctx, input) {
      const { rows } = await sql<{ value: string }>`
        insert into kernel.setting (name, value) values ('toy', ${String(input.by)})
        on conflict (name) do update set value = (kernel.setting.value::int + ${input.by})::text returning value`.execute(
        ctx.db,
      )
      const total = Number(rows[0]!.value)
      if (total > 20) throw tooHigh({ total })
      ctx.emit(raised, { by: input.by })
      ctx.note({ total })
      return { total }
    },
  },
)

export const total = view(
  route({
    name: 'toy.total',
    method: 'GET',
    path: '/api/toy/total',
    summary: '看数',
    permission: 'toy.see',
    input: z.object({}),
    output: z.object({ total: z.number() }),
  }),
  {
    look: async (ctx) => ({ total: await toyTotal(ctx) }),
    personal: () => [{ subject: 'the-owner', fields: ['total'] }],
  },
)

async function toyTotal(ctx: { db: Parameters<ReturnType<typeof sql>['execute']>[0] }): Promise<number> {
  const { rows } = await sql<{ value: string }>`select value from kernel.setting where name = 'toy'`.execute(ctx.db)
  return Number(rows[0]?.value ?? 0)
}

/** What the reaction heard, and how often it should fail before it listens. */
export const ear = { heard: [] as number[], failures: 0 }

export const toyModule = defineModule({
  name: 'toy',
  title: '玩具',
  uses: [],
  permissions: [
    { word: 'toy.raise', title: '加数', heldBy: {} },
    { word: 'toy.see', title: '看数', heldBy: {} },
  ],
  acts: [raise],
  views: [total],
  events: [raised],
  reactions: [
    on(raised, 'toy.listen', async (ctx, { by }) => {
      await sql`insert into kernel.setting (name, value) values (${`heard-${ctx.requestId}`}, '1')`.execute(ctx.db)
      if (ear.failures > 0) {
        ear.failures -= 1
        throw new Error('not listening')
      }
      ear.heard.push(by)
    }),
  ],
})

export function actorWith(id: string, ...words: string[]): Actor {
  return {
    kind: 'staff',
    id,
    name: id,
    grants: new Map(words.map((word): [string, Scope] => [word, { everywhere: true }])),
  }
}
