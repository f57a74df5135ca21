/** Sending messages, and knowing that they arrived. */
export type { NoticeKind } from './contract.ts'
export { sendNotice, type Notice } from './send-notice.ts'
export { proofOfNotices, type NoticeProof } from './proof.ts'
