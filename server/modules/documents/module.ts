import { defineModule } from '#kernel/module.ts'
import { openLetter } from './actions/open-letter.ts'
import { resumeSeal } from './actions/resume-seal.ts'
import { suspendSeal } from './actions/suspend-seal.ts'
import { uploadFile } from './actions/upload-file.ts'
import { ensureRoot } from './certificates.ts'
import { letterOpened, sealResumed } from './events.ts'
import { fileContent } from './views/file-content.ts'
import { sealList, sealUses } from './views/seals.ts'
import { verifyCode } from './views/verify-code.ts'
import { verifyFile } from './views/verify-file.ts'
import { verifyFingerprint } from './views/verify-fingerprint.ts'

export const documentsModule = defineModule({
  name: 'documents',
  title: '文书与文件',
  uses: ['organs'],
  permissions: [
    {
      word: 'documents.see-seal-uses',
      title: '查看印章和用印记录',
      heldBy: { 'department-head': 'own-organ', supervisor: 'everywhere', 'centre-manager': 'own-region' },
    },
    { word: 'documents.keep-seals', title: '保管印章：停用和恢复', heldBy: { 'department-head': 'own-organ' } },
  ],
  acts: [uploadFile, openLetter, suspendSeal, resumeSeal],
  views: [fileContent, verifyFile, verifyCode, verifyFingerprint, sealList, sealUses],
  events: [letterOpened, sealResumed],
  folder: import.meta.dirname,
  async seed(ctx) {
    await ensureRoot(ctx)
  },
})
