import { defineModule } from '#kernel/module.ts'
import { answerAuthority } from './actions/answer-authority.ts'
import { answerSealRequest } from './actions/answer-seal-request.ts'
import { askLimits } from './actions/ask-limits.ts'
import { askResumption } from './actions/ask-resumption.ts'
import { endAuthority } from './actions/end-authority.ts'
import { finishUpload } from './actions/finish-upload.ts'
import { openLetter } from './actions/open-letter.ts'
import { proposeAuthority } from './actions/propose-authority.ts'
import { proposeSeal } from './actions/propose-seal.ts'
import { readRevocations } from './actions/read-revocations.ts'
import { retireSeal } from './actions/retire-seal.ts'
import { scanAgain } from './actions/scan-again.ts'
import { suspendSeal } from './actions/suspend-seal.ts'
import { uploadFile } from './actions/upload-file.ts'
import { ensureRoot } from './certificates.ts'
import { probeStore } from './content-store.ts'
import { letterOpened, sealResumed, sealUseRefused } from './events.ts'
import { scanWaiting, sweepUploads } from './jobs.ts'
import { documentsReactions } from './reactions.ts'
import { uploadConduits } from './uploads/tus.ts'
import { authorityList } from './views/authorities.ts'
import { fileContent } from './views/file-content.ts'
import { sealRefusals } from './views/seal-refusals.ts'
import { sealHistory, sealList, sealUses } from './views/seals.ts'
import { verifyCode } from './views/verify-code.ts'
import { verifyFile } from './views/verify-file.ts'
import { verifyFingerprint } from './views/verify-fingerprint.ts'
import { rootsFile, verifyRoots } from './views/verify-roots.ts'

export const documentsModule = defineModule({
  name: 'documents',
  title: '文书与文件',
  uses: ['organs', 'identity', 'calendar'],
  permissions: [
    {
      word: 'documents.see-seal-uses',
      title: '查看印章和用印记录',
      heldBy: { 'department-head': 'own-organ', supervisor: 'everywhere', 'centre-manager': 'own-region' },
    },
    {
      word: 'documents.keep-seals',
      title: '保管印章：停用、缴销，申请启用和恢复',
      heldBy: { 'department-head': 'own-organ' },
    },
    {
      word: 'documents.confirm-seals',
      title: '核准印章的启用和恢复（须由申请人以外的人）',
      heldBy: { 'department-head': 'own-organ', 'centre-manager': 'own-region' },
    },
    {
      word: 'documents.keep-authorities',
      title: '申请认可和终止电子认证机构，读入吊销列表',
      heldBy: { 'centre-manager': 'everywhere' },
    },
    {
      word: 'documents.confirm-authorities',
      title: '确认认可电子认证机构（须由申请人以外的人）',
      heldBy: { supervisor: 'everywhere', 'centre-manager': 'everywhere' },
    },
    { word: 'documents.sweep', title: '补查等待病毒检查的文件（系统任务）', heldBy: {} },
  ],
  acts: [
    uploadFile,
    finishUpload,
    scanAgain,
    openLetter,
    proposeSeal,
    suspendSeal,
    askResumption,
    askLimits,
    answerSealRequest,
    retireSeal,
    proposeAuthority,
    answerAuthority,
    endAuthority,
    readRevocations,
  ],
  views: [
    fileContent,
    verifyFile,
    verifyCode,
    verifyFingerprint,
    verifyRoots,
    rootsFile,
    sealHistory,
    sealList,
    sealUses,
    sealRefusals,
    authorityList,
  ],
  conduits: uploadConduits,
  jobs: [sweepUploads, scanWaiting],
  events: [letterOpened, sealResumed, sealUseRefused],
  reactions: documentsReactions,
  folder: import.meta.dirname,
  async seed(ctx) {
    await probeStore(ctx.config)
    await ensureRoot(ctx)
  },
})
