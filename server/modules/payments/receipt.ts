/** The receipt of what was paid: numbered, and no fiscal bill. */
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { chineseDate, nextNumber, printLeaflet, storeFile } from '#modules/documents/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { yuan } from './bills.ts'
import { meansTitles } from './contract.ts'
import { lockBill, movementsOf, saveBill } from './store.ts'

const NOT_FISCAL =
  '本收据由政务服务平台生成，只证明款项已经收到。它不是财政电子票据，不能代替财政票据报销或者记账；需要财政票据的，请向收费部门索取。'

/** Written once, in the name of the body that charges. */
export async function writeReceipt(ctx: Ctx, billId: string): Promise<void> {
  const bill = await lockBill(ctx, billId)
  if (bill.receipt_file_id || !bill.paid_at) return
  const organ = await getOrgan(ctx, bill.organ_id)
  const paidOn = legalDateOf(bill.paid_at)
  const { number } = await nextNumber(ctx, {
    organId: organ.id,
    year: Number(ctx.today.slice(0, 4)),
    kind: 'payment-receipt',
    word: `${organ.letterWord}缴据字`,
  })
  const taken = (await movementsOf(ctx, bill.id)).filter(({ kind }) => kind === 'taken')
  const serials = taken.map(({ serial }) => serial)
  const means = [...new Set(taken.map((one) => meansTitles[one.means]))]
  const clerks = [...new Set(taken.flatMap((one) => one.by_name ?? []))]
  const { publicUrl, host, port } = ctx.config
  const content = await printLeaflet(ctx, {
    title: '缴费收据',
    subject: number,
    organName: organ.name,
    body: [
      {
        kind: 'facts',
        rows: [
          ['缴款人', bill.payer_name],
          ['办理事项', bill.title],
          ['办件编号', bill.subject_number],
          ['缴费单号', bill.number],
          ['缴费方式', means.join('、')],
          ...(clerks.length > 0 ? ([['窗口收款人', clerks.join('、')]] as [string, string][]) : []),
          ['支付流水号', serials.join('、')],
          ['缴费日期', chineseDate(paidOn)],
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: '收费项目', share: 0.3 },
          { title: '收费依据', share: 0.5 },
          { title: '金额（元）', share: 0.2 },
        ],
        rows: [
          ...bill.lines.map((line) => [line.name, line.basis, yuan(line.amount)]),
          ['合计', '', yuan(bill.amount)],
        ],
      },
      NOT_FISCAL,
    ],
    address: `${publicUrl ?? `http://${host}:${port}`}/bills/${bill.id}`,
    printedOn: ctx.today,
    foot: '缴费收据 · 不是财政电子票据',
  })
  const file = await storeFile(ctx, {
    content,
    name: `缴费收据（${number}）.pdf`,
    mediaType: 'application/pdf',
    trustLevel: 'A',
    ownerId: bill.payer_id,
  })
  await saveBill(ctx, bill, { receipt_number: number, receipt_file_id: file.id })
}
