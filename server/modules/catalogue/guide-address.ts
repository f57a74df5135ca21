import type { Ctx } from '#kernel/ctx.ts'

/** The stable address of an item's guide, as QR codes carry it. */
export function guideAddress(ctx: Ctx, itemId: string): string {
  const { publicUrl, host, port } = ctx.config
  return `${publicUrl ?? `http://${host}:${port}`}/items/${itemId}`
}
