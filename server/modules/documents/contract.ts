/** Files people hand in, documents bodies issue, and the check that a document is what it says. */
import { bytes, id, moment, route } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { fileEmpty, fileTooLarge } from './contract-files.ts'
import { authorityPurpose } from './contract-authorities.ts'
import { sealChain } from './contract-seals.ts'

export * from './contract-files.ts'
export * from './contract-face.ts'
export { type FaceFault, facePapers, type FacePaper, firstLayout } from './rules/face-layout.ts'
export * from './contract-seals.ts'
export * from './contract-authorities.ts'
export * from './contract-roots.ts'

/** A submission is what an enterprise sealed with its own e-seal. */
export const issuedKinds = { letter: '文书', licence: '证照', submission: '企业盖章的申请材料' } as const
export const issuedKind = z.enum(['letter', 'licence', 'submission'])
export type IssuedKind = z.infer<typeof issuedKind>

/** What anyone may learn about an issued document; the holder's name is masked. */
export const issuedFacts = z.object({
  kind: issuedKind,
  number: z.string(),
  title: z.string(),
  organName: z.string(),
  holder: z.string(),
  issuedAt: moment,
  /** SHA-256 of the file; absent for the moment in which the page of a licence is made. */
  fingerprint: z.string().optional(),
  verifyCode: z.string(),
  /** `void`: the body has taken the document back; `replaced`: another took its place. */
  status: z.enum(['in-force', 'void', 'replaced']),
  voidedAt: moment.optional(),
  voidReason: z.string().optional(),
  /** Number of the document that took its place. */
  replacedBy: z.string().optional(),
})
export type IssuedFacts = z.infer<typeof issuedFacts>

/** Every outcome of looking at a PDF, in the words the verification page shows. */
export const verifyReasons = {
  genuine: '文件由本平台签发，签发后没有被改动',
  void: '文件由本平台签发且未被改动，但签发机关已将其作废',
  unregistered: '签章有效、内容完整，但本平台没有这份文件的签发登记',
  'not-pdf': '这不是 PDF 文件',
  'not-signed': '文件没有电子签章',
  'content-altered': '文件内容在签章之后被改动过',
  'appended-after-signing': '签章之后又向文件追加了内容',
  'signature-damaged': '电子签章已损坏或被替换',
  'unsupported-signature': '签章使用了本平台暂时不能核验的算法',
  'unknown-signer': '内容完整，但签章证书不是本平台认可的机构签发的',
  'certificate-not-valid-then': '签章时证书不在有效期内',
  recognised: '签章有效、内容完整，证书由本平台认可的电子认证机构签发；文件不是本平台签发的',
  'certificate-revoked': '内容完整，但签章所用的证书已经被签发它的机构吊销',
  'authority-not-for-this': '内容完整，但签发证书的机构没有被认可用于您选择的这种文件，不能按这种文件采信',
  'authority-not-recognised-then': '内容完整，但签章时本平台不认可（或者已不再认可）签发证书的机构',
} as const
export type VerifyReason = keyof typeof verifyReasons
export const verifyReason = z.enum(Object.keys(verifyReasons) as [VerifyReason, ...VerifyReason[]])

export const signatureVerdict = z.object({
  /** There is a signature at all. */
  signed: z.boolean(),
  /** Every byte is as it was when signed. */
  intact: z.boolean(),
  /** Signed with a certificate of this platform's authority, or of one it recognises, for what was asked. */
  trusted: z.boolean(),
  /** Common name of the signing certificate. */
  signer: z.string().optional(),
  signedAt: moment.optional(),
  /** The suite of the signer's key. */
  chain: sealChain.optional(),
  /** Under which recognised authority. */
  authority: z.string().optional(),
  /** What it is recognised for; absent where nothing is limited. */
  recognisedFor: z.array(authorityPurpose).optional(),
  reason: verifyReason,
})
export type SignatureVerdict = z.infer<typeof signatureVerdict>

export const characterNotPrintable = refusal(
  'documents.character-not-printable',
  422,
  '有的字在字库里没有，暂时不能生成文书，请联系窗口人工办理',
)
export const codeUnknown = refusal('documents.code-unknown', 404, '没有查到这个验证码，请核对后重新输入')
export const fingerprintUnknown = refusal(
  'documents.fingerprint-unknown',
  404,
  '本平台没有签发过内容和它完全相同的文件：文件可能被改动过，或者不是本平台签发的',
)
export const documentMissing = refusal('documents.document-missing', 404, '没有找到这份文书')

export const verifyFile = route({
  name: 'documents.verify-file',
  method: 'POST',
  path: '/api/verify/file',
  summary: '上传 PDF 查验真伪',
  permission: 'public',
  body: 'bytes',
  /** `takenFor`: what the file is to be; absent: the verdict says what its signer is recognised for, and no more. */
  input: z.object({ content: bytes, takenFor: authorityPurpose.optional() }),
  output: signatureVerdict.extend({ issued: issuedFacts.optional() }),
  refusals: [fileEmpty, fileTooLarge],
  perMinute: 20,
})

export const verifyCode = route({
  name: 'documents.verify-code',
  method: 'GET',
  path: '/api/verify/:code',
  summary: '凭验证码查验文书或证照',
  permission: 'public',
  input: z.object({
    /** Twelve readable letters; case, spaces and dashes do not matter. */
    code: z
      .string()
      .max(40)
      .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
      .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{12}$/, '验证码是 12 位字母和数字')),
  }),
  output: issuedFacts,
  refusals: [codeUnknown],
  perMinute: 30,
})

/** The first opening is the proof of delivery: who, when, with which account. Opening again changes nothing. */
export const openLetter = route({
  name: 'documents.open-letter',
  method: 'POST',
  path: '/api/documents/issued/:documentId/opening',
  summary: '打开收到的文书',
  permission: 'signed-in',
  input: z.object({ documentId: id }),
  output: z.object({ documentId: id, openedAt: moment, first: z.boolean() }),
  refusals: [documentMissing],
})

/** The file stays on the device of the one who asks. */
export const verifyFingerprint = route({
  name: 'documents.verify-fingerprint',
  method: 'GET',
  path: '/api/verify/fingerprint/:fingerprint',
  summary: '凭文件指纹查验',
  permission: 'public',
  input: z.object({
    fingerprint: z
      .string()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/, '文件指纹是 64 位十六进制数（SHA-256）'),
  }),
  output: issuedFacts,
  refusals: [fingerprintUnknown],
  perMinute: 30,
})
