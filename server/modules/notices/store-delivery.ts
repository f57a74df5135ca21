/** Deliveries: one message on one way besides the box, with every step it took. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Channel, DeliveryState, DeliveryStep, NoticeKind } from './contract.ts'

export type DueDelivery = {
  id: string
  state: DeliveryState
  channel: Channel
  message_id: string
  account_id: string
  kind: NoticeKind
  title: string
  body: string
  /** Sealed. */
  text_link: string | null
  /** It goes to the number before the one that is kept now, … */
  former: boolean
  /** … which stands here, sealed. */
  also_to: string | null
}

/** A delivery with its message, locked; undefined when it is gone. */
export async function lockDelivery(ctx: Pick<Ctx, 'db'>, deliveryId: string): Promise<DueDelivery | undefined> {
  const { rows } = await sql<DueDelivery>`
    select d.id, d.state, d.channel, d.message_id, m.account_id, m.kind, m.title, m.body, m.text_link, d.former, m.also_to
    from notices.delivery d join notices.message m on m.id = d.message_id
    where d.id = ${deliveryId} for update of d`.execute(ctx.db)
  return rows[0]
}

/** @param former a text to the number before the one that is kept now */
export async function addDelivery(ctx: Ctx, messageId: string, channel: Channel, former = false): Promise<string> {
  const id = ctx.newId()
  await sql`
    insert into notices.delivery (id, message_id, channel, state, at, former)
    values (${id}, ${messageId}, ${channel}, 'waiting', ${ctx.now}, ${former})`.execute(ctx.db)
  return id
}

/** The number that was there before has been told, or can never be: it is kept no longer. */
export async function forgetFormerNumber(ctx: Ctx, messageId: string): Promise<void> {
  await sql`update notices.message set also_to = null where id = ${messageId}`.execute(ctx.db)
}

/** Nobody can be reached this way, or no longer wants to be: there is nothing to prove. */
export async function dropDelivery(ctx: Ctx, deliveryId: string): Promise<void> {
  await sql`delete from notices.delivery where id = ${deliveryId}`.execute(ctx.db)
}

export async function holdDelivery(ctx: Ctx, deliveryId: string, until: Date): Promise<void> {
  await sql`
    update notices.delivery set state = 'held', held_until = ${until}, at = ${ctx.now}, steps = ${grown(ctx, 'held')}
    where id = ${deliveryId}`.execute(ctx.db)
}

/** @param reportDue when to ask whether the phone has it; mail servers do not say */
export async function markSent(ctx: Ctx, deliveryId: string, receipt: string, reportDue?: Date): Promise<void> {
  await sql`
    update notices.delivery set state = 'sent', held_until = null, attempts = attempts + 1, receipt = ${receipt}, error = null,
      at = ${ctx.now}, report_due = ${reportDue ?? null}, steps = ${grown(ctx, 'sent')}
    where id = ${deliveryId}`.execute(ctx.db)
}

/** @param step `retried`: another attempt will be made */
export async function markFailed(
  ctx: Ctx,
  deliveryId: string,
  error: string,
  step: 'retried' | 'refused' | 'gave-up',
): Promise<void> {
  await sql`
    update notices.delivery
    set state = ${step === 'retried' ? 'waiting' : 'failed'}, held_until = null, attempts = attempts + 1,
      error = ${error.slice(0, 300)}, at = ${ctx.now}, steps = ${grown(ctx, step)}
    where id = ${deliveryId} and state not in ('sent', 'delivered')`.execute(ctx.db)
}

/** What the gateway reported of texts it had taken, by receipt: asked for no more. */
export async function noteReports(ctx: Ctx, reports: readonly Report[]): Promise<void> {
  await sql`
    update notices.delivery d
    set state = case when r.arrived then 'delivered' else 'failed' end, error = r.reason, at = r.at::timestamptz, report_due = null,
      steps = d.steps || jsonb_build_array(jsonb_build_object(
        'at', r.at, 'step', case when r.arrived then 'delivered' else 'undelivered' end))
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as r (id uuid, arrived boolean, at text, reason text)
    where d.id = r.id and d.state = 'sent'`.execute(ctx.db)
}
export type Report = { id: string; arrived: boolean; at: string; reason?: string }

function grown(ctx: Ctx, step: DeliveryStep) {
  return sql`steps || ${JSON.stringify([{ at: ctx.now.toISOString(), step }])}::jsonb`
}
