import { defineModule } from '#kernel/module.ts'
import { uploadFile } from './actions/upload-file.ts'
import { ensureRoot } from './certificates.ts'
import { fileContent } from './views/file-content.ts'
import { verifyCode } from './views/verify-code.ts'
import { verifyFile } from './views/verify-file.ts'

export const documentsModule = defineModule({
  name: 'documents',
  title: '文书与文件',
  uses: [],
  acts: [uploadFile],
  views: [fileContent, verifyFile, verifyCode],
  folder: import.meta.dirname,
  async seed(ctx) {
    await ensureRoot(ctx)
  },
})
