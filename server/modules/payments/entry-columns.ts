/** The cash book as a file. */
import { shanghaiMinute } from '#kernel/time.ts'
import type { CashEntry } from './contract.ts'

export const entryColumns = [
  { title: '流水号', width: 36, value: (row: CashEntry) => row.serial },
  { title: '时间', width: 18, value: (row: CashEntry) => shanghaiMinute(row.at) },
  { title: '类型', width: 8, value: (row: CashEntry) => row.kindTitle },
  { title: '办件编号', width: 36, value: (row: CashEntry) => row.caseNumber },
  { title: '事项', width: 36, value: (row: CashEntry) => row.title },
  { title: '缴款人', width: 20, value: (row: CashEntry) => row.payerName },
  { title: '收（元）', width: 12, value: (row: CashEntry) => (row.kind === 'taken' ? row.amount / 100 : undefined) },
  { title: '退（元）', width: 12, value: (row: CashEntry) => (row.kind === 'returned' ? row.amount / 100 : undefined) },
]
