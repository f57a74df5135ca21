/** The application form as a page that the enterprise seals with what it submits. */
import type { Ctx } from '#kernel/ctx.ts'
import { momentInWords } from '#kernel/time.ts'
import { getItemVersion, inSituation } from '#modules/catalogue/index.ts'
import { type Block, describeFiles } from '#modules/documents/index.ts'
import { openApplicant } from '#modules/identity/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { putSeal, type SealChoice, takeSeal, type Taken } from '#modules/signets/index.ts'
import { readForm } from './reading.ts'
import { type CaseRow, findCase, type MaterialRow, materialsOf, openValues } from './store.ts'

type Submission = 'application' | 'correction'

/** Before anything is written: see `takeSeal`. */
export async function sealInHand(
  ctx: Ctx,
  choice: SealChoice | undefined,
  what: Submission,
): Promise<Taken | undefined> {
  return choice && takeSeal(ctx, choice, what)
}

/** Sets the form as it was just submitted and seals it; without a seal in hand nothing happens. */
export async function sealSubmission(
  ctx: Ctx,
  caseId: string,
  taken: Taken | undefined,
  what: Submission,
): Promise<void> {
  if (!taken) return
  const file = (await findCase(ctx, caseId))!
  const { content } = await getItemVersion(ctx, file.version_id)
  const organ = await getOrgan(ctx, file.organ_id)
  const form = {
    title: titles[what],
    number: `办件编号 ${file.number}`,
    addressee: organ.name,
    body: [
      `现就“${content.name}”提出${what === 'application' ? '申请' : '补正'}，所填内容和所交材料如下。`,
      ...(await applicantFacts(ctx, file)),
      ...(await formFacts(ctx, file, inSituation(content, file.situation))),
      ...(await materialFacts(ctx, await materialsOf(ctx, file.id), content.materials)),
      promise[file.law],
    ],
  }
  await putSeal(ctx, taken, form, { module: 'cases', id: file.id })
}

const titles = { application: '申请表', correction: '补正后的申请表' } as const

/** 行政许可法 art. 31; other matters say it without the article. */
const promise = {
  licence: '申请人对申请材料实质内容的真实性负责（《行政许可法》第三十一条）。',
  service: '申请人对所填内容和所交材料的真实性负责。',
} as const

async function applicantFacts(ctx: Ctx, file: CaseRow): Promise<Block[]> {
  const firm = await openApplicant(ctx, { kind: 'enterprise', id: file.applicant_id })
  return [
    { kind: 'heading', text: '申请人' },
    {
      kind: 'facts',
      rows: [
        ['名称', firm.name],
        ['统一社会信用代码', firm.identifier],
        ...(firm.legalRepresentative ? [['法定代表人', firm.legalRepresentative] as const] : []),
        ...(file.agent_name ? [['经办人', file.agent_name] as const] : []),
        ['提交时间', momentInWords(ctx.now)],
      ],
    },
  ]
}

type Content = Awaited<ReturnType<typeof getItemVersion>>['content']

async function formFacts(ctx: Ctx, file: CaseRow, { form }: Pick<Content, 'form'>): Promise<Block[]> {
  const sections = await readForm(ctx, form, openValues(ctx, file.sealed_values))
  return sections
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ section, rows }): Block[] => [
      { kind: 'heading', text: section },
      { kind: 'facts', rows: rows.map(({ label, text }) => [label, text || '未填写']) },
    ])
}

const ways: Partial<Record<MaterialRow['how'], string>> = {
  licence: '用电子证照代替',
  fact: '由其他机关的数据证明',
  promise: '承诺以后补交',
  commitment: '用告知承诺代替',
}

/** With the fingerprints of the files the seal covers the files too. */
async function materialFacts(
  ctx: Ctx,
  given: readonly MaterialRow[],
  materials: Content['materials'],
): Promise<Block[]> {
  if (given.length === 0) return []
  const names = new Map(materials.map(({ key, name }) => [key, name]))
  const files = await describeFiles(
    ctx,
    given.flatMap((row) => row.document_ids),
  )
  const known = new Map(files.map((one) => [one.id, one]))
  const rows = given.map((row) => {
    const handed = row.document_ids.map((id) => `${known.get(id)!.name}　${spaced(known.get(id)!.fingerprint)}`)
    return [names.get(row.key) ?? row.key, handed.join('\n') || (ways[row.how] ?? '未提交')] as const
  })
  return [
    { kind: 'heading', text: '材料（文件名和文件指纹 SHA-256）' },
    { kind: 'facts', rows },
  ]
}

const spaced = (fingerprint: string): string => fingerprint.replace(/(.{16})(?=.)/g, '$1 ')
