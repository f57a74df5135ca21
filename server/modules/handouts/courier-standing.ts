import type { Ctx } from '#kernel/ctx.ts'

/** Whether results can be sent at all, and whether a stand-in would take them. */
export const courierOf = ({ config }: Pick<Ctx, 'config'>): { on: boolean; standIn: boolean } => ({
  on: config.courierUrl !== undefined,
  standIn: config.courierStandIn ?? false,
})
