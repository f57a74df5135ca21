/** What modules below may ask of payments, and the facts they may follow. */
export { billPaid, billRefunded } from './events.ts'
export { type BillStanding, billStanding, endBill, type NewBill, raiseBill } from './bills.ts'
