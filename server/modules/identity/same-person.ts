import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { findPerson, openPerson } from './store-people.ts'

/** Whether the card shown at the counter is that person's. @throws notFound */
export async function getSamePerson(ctx: Ctx, id: string, shown: { name: string; idNumber: string }): Promise<boolean> {
  const row = await findPerson(ctx, id)
  if (!row) throw notFound({ personId: id })
  return row.name === shown.name && openPerson(ctx, row).idNumber === shown.idNumber
}
