/** Sending messages, and knowing that they arrived. */
export type { NoticeKind } from './contract.ts'
export { type NoticeProof, proofOfNotices } from './proof.ts'
export { type Notice, sendNotice } from './send-notice.ts'
