import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { readFile } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { maySee } from '../policy.ts'
import { findBill } from '../store.ts'

export const receiptFile = view(contract.receiptFile, {
  async look(ctx, { id }) {
    const bill = await findBill(ctx, { id })
    if (!bill || !maySee(ctx, bill)) throw notFound({ billId: id })
    if (!bill.receipt_file_id) throw contract.noReceipt()
    const { content, facts } = await readFile(ctx, bill.receipt_file_id)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
})
