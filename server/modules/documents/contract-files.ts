/**
 * Files people hand in: at once, or in portions that go on after a cut. Of those the tus protocol (1.0.0) carries the bytes,
 * and an act takes the file.
 */
import { bytes, fileAnswer, id, moment, route, sensitive } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { z } from 'zod'

/** 可信等级 of an electronic material, 国办函〔2016〕108号. */
export const trustLevels = {
  A: '政府部门签发的电子材料',
  B: '经窗口与原件核对的材料',
  C: '用户上传、原件待核对的材料',
  D: '用户自制并承诺属实的材料',
} as const
export const trustLevel = z.enum(['A', 'B', 'C', 'D'])
export type TrustLevel = z.infer<typeof trustLevel>

/** What may be uploaded, by content, never by name. */
export const uploadTypes = { 'application/pdf': 'PDF', 'image/jpeg': 'JPG', 'image/png': 'PNG' } as const
export const largestUpload = 20 * 1024 * 1024
export const mostPages = 300
/** Of the shorter side; a paper photographed smaller cannot be read. */
export const leastPixels = 200

export const fileFacts = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** SHA-256 of the content, 64 hexadecimal digits. */
  fingerprint: z.string(),
  trustLevel,
  storedAt: moment,
  /** Shown to nobody: it waits for the virus scanner, or that found something in it later. */
  closed: z.literal(true).optional(),
  /** The same content, handed in before for the same person or enterprise; told once, when a file comes in. */
  sameAs: z.object({ id, name: z.string(), storedAt: moment }).optional(),
})
export type FileFacts = z.infer<typeof fileFacts>

export const fileMissing = refusal('documents.file-missing', 404, '没有找到这份文件，可能已被删除或者编号有误')
export const fileEmpty = refusal('documents.file-empty', 422, '文件是空的，请重新选择')
export const fileTooLarge = refusal('documents.file-too-large', 413, '文件超过 20 MB，请压缩或分成几份后再上传')
export const fileTypeNotAllowed = refusal(
  'documents.file-type-not-allowed',
  422,
  '只能上传 PDF、JPG、PNG 格式的文件，请转换格式后再上传',
)
export const fileEncrypted = refusal('documents.file-encrypted', 422, '这份 PDF 设有密码或加密，请去掉密码后再上传')
export const fileDamaged = refusal('documents.file-damaged', 500, '这份文件在存储中损坏，请联系管理员从备份恢复')
export const storeSilent = refusal('documents.store-silent', 503, '文件存储暂时连不上，请过几分钟再试')
export const fileUnreadable = refusal(
  'documents.file-unreadable',
  422,
  '这份文件打不开，可能没有保存完整。请先在自己的设备上打开看看，重新保存或重新拍照后再上传',
)
export const fileWithoutPages = refusal('documents.file-without-pages', 422, '这份 PDF 里没有页面，请检查后重新上传')
export const tooManyPages = refusal(
  'documents.too-many-pages',
  422,
  `这份 PDF 超过 ${mostPages} 页，请分成几份，或只上传需要的页面`,
)
export const pictureTooSmall = refusal(
  'documents.picture-too-small',
  422,
  `图片太小，看不清内容（短边至少 ${leastPixels} 像素）。请重新拍照，或上传原图`,
)
export const pictureTooLarge = refusal('documents.picture-too-large', 422, '图片尺寸过大，请缩小后再上传')
export const fileInfected = refusal(
  'documents.file-infected',
  422,
  '这份文件里查出了病毒，没有收下。请先给设备杀毒，再换一份干净的文件上传',
)
export const scannerSilent = refusal(
  'documents.scanner-silent',
  503,
  '暂时不能检查文件有没有病毒，所以没有收下。请过几分钟再传一次',
)
export const waitsForScan = refusal(
  'documents.waits-for-scan',
  409,
  '这份文件还在等病毒检查，查完就能打开，请过几分钟再看',
)
export const openFirst = refusal('documents.open-first', 409, '请先打开这份文书：第一次打开会记作已经收到')

/** Often holds somebody's name. */
export const uploadName = z.string().trim().min(1, '请填写文件名').max(200, '文件名太长')

/**
 * Of a picture: take it without what the camera wrote into it (place, moment, device). A material stays as it was handed in,
 * for it may prove something.
 */
export const withoutCameraData = z.literal('camera-data').optional()

export const uploadFile = route({
  name: 'documents.upload-file',
  method: 'POST',
  path: '/api/documents',
  summary: '上传材料文件',
  permission: 'signed-in',
  body: 'bytes',
  input: z.object({
    name: sensitive(uploadName),
    without: withoutCameraData,
    content: bytes,
  }),
  output: fileFacts,
  refusals: [
    fileEmpty,
    fileTooLarge,
    fileTypeNotAllowed,
    fileEncrypted,
    fileUnreadable,
    fileWithoutPages,
    tooManyPages,
    pictureTooSmall,
    pictureTooLarge,
    fileInfected,
    scannerSilent,
    storeSilent,
  ],
  status: 201,
})

export const fileContent = route({
  name: 'documents.file-content',
  method: 'GET',
  path: '/api/documents/:id/content',
  summary: '查看自己上传的文件',
  permission: 'signed-in',
  input: z.object({ id }),
  output: fileAnswer,
  refusals: [fileMissing, fileDamaged, openFirst, waitsForScan, fileInfected, storeSilent],
  answer: 'file',
})

export const uploadUnknown = refusal(
  'documents.upload-unknown',
  404,
  '没有找到传了一半的文件，可能隔得太久已经清理，请重新选择文件上传',
)
export const uploadUnfinished = refusal('documents.upload-unfinished', 409, '文件还没有传完，请等它传完')

const oneUpload = z.object({ uploadId: id })
const nothing = z.undefined()

export const beginUpload = route({
  name: 'documents.begin-upload',
  method: 'POST',
  path: '/api/documents/uploads',
  summary: '开始断点续传（tus 1.0.0：creation）',
  permission: 'signed-in',
  input: z.object({}),
  output: nothing,
  answer: 'headers',
  status: 201,
})

export const uploadProgress = route({
  name: 'documents.upload-progress',
  method: 'HEAD',
  path: '/api/documents/uploads/:uploadId',
  summary: '查询续传位置（tus 1.0.0）',
  permission: 'signed-in',
  input: oneUpload,
  output: nothing,
  answer: 'headers',
})

export const sendPortion = route({
  name: 'documents.send-portion',
  method: 'PATCH',
  path: '/api/documents/uploads/:uploadId',
  summary: '从断开处接着上传（tus 1.0.0）',
  permission: 'signed-in',
  input: oneUpload,
  output: nothing,
  answer: 'headers',
  status: 204,
})

export const dropUpload = route({
  name: 'documents.drop-upload',
  method: 'DELETE',
  path: '/api/documents/uploads/:uploadId',
  summary: '取消上传（tus 1.0.0：termination）',
  permission: 'signed-in',
  input: oneUpload,
  output: nothing,
  answer: 'headers',
  status: 204,
})

/** Takes the file that has arrived, by the same checks as one handed in at once. Asked again, the answer is the same file. */
export const finishUpload = route({
  name: 'documents.finish-upload',
  method: 'POST',
  path: '/api/documents/uploads/:uploadId/file',
  summary: '收下已经传完的文件',
  permission: 'signed-in',
  input: oneUpload.extend({ name: sensitive(uploadName), without: withoutCameraData }),
  output: fileFacts,
  refusals: [uploadUnknown, uploadUnfinished, ...uploadFile.refusals!],
  status: 201,
})

export const scanAgain = route({
  name: 'documents.scan-again',
  method: 'POST',
  path: '/api/documents/:id/scan',
  summary: '补查一份等待病毒检查的文件（系统任务）',
  permission: 'documents.sweep',
  input: z.object({ id }),
  output: z.object({ id, clean: z.boolean() }),
  refusals: [fileMissing, scannerSilent],
})
