/** 归集: licences of a body from paper or another system, as a list: judged first, then written in portions. */
import { bytes, fileAnswer, id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { importUnreadable } from '#modules/catalogue/contract.ts'
import { z } from 'zod'

export const gatheringStatuses = { judged: '已预检', writing: '正在写入', done: '已完成' } as const
export const gatheredVerdicts = { accepted: '合格', same: '已归集过', rejected: '不收' } as const
export const gatheredOutcomes = {
  issued: '新归集',
  changed: '换发新版本',
  same: '没有变化',
  refused: '写入时不收',
} as const

/** facts: `status` */
export const gatheringNotOpen = refusal(
  'licences.gathering-not-open',
  409,
  '这份清单已经开始写入或者已经完成，不能再次写入',
)

/** The columns every list has; fields of the type stand in columns of their own names. */
export const gatheringColumns = {
  name: '持证者名称',
  identifier: '持证者证件号码',
  number: '证照编号',
  validFrom: '生效日期',
  validTo: '有效期至',
} as const

const state = z.object({
  id,
  organId: id,
  organName: z.string(),
  typeKey: z.string(),
  typeTitle: z.string(),
  source: z.string(),
  fileName: z.string(),
  status: z.enum(['judged', 'writing', 'done']),
  madeBy: z.string(),
  madeAt: moment,
  rows: z.number().int(),
  accepted: z.number().int(),
  same: z.number().int(),
  /** Not taken, at the dry run or while writing. */
  rejected: z.number().int(),
  issued: z.number().int(),
  changed: z.number().int(),
  /** Accepted rows not worked on yet. */
  left: z.number().int(),
  /** The server tried and gave up: it can be taken up again. */
  stopped: z.boolean(),
  can: z.array(z.enum(['run-gathering'])),
})
export type GatheringState = z.infer<typeof state>

/** The dry run: nothing is written but the rows and their verdicts. */
export const stageGathering = route({
  name: 'licences.stage-gathering',
  method: 'POST',
  path: '/api/licence-gatherings',
  summary: '上传证照清单并预检',
  permission: 'licences.gather',
  body: 'bytes',
  input: z.object({
    organId: id,
    typeKey: z.string().max(60),
    source: z.string().trim().min(2, '请写明清单来自哪个系统').max(60),
    name: z.string().trim().min(1, '请填写文件名').max(200),
    content: bytes,
  }),
  output: state,
  refusals: [notFound, notYours, importUnreadable],
  status: 201,
})

/** Again after the server gave up it goes on where it stopped. */
export const runGathering = route({
  name: 'licences.run-gathering',
  method: 'POST',
  path: '/api/licence-gatherings/:id/run',
  summary: '把预检合格的证照写入',
  permission: 'licences.gather',
  input: z.object({ id }),
  output: state,
  refusals: [notFound, notYours, gatheringNotOpen],
})

export const gatherings = route({
  name: 'licences.gatherings',
  method: 'GET',
  path: '/api/licence-gatherings',
  summary: '证照归集',
  permission: 'licences.gather',
  input: z.object({ ...pageQuery, after: id.optional() }),
  output: z.object({
    rows: z.array(state),
    next: z.string().optional(),
    /** The bodies whose licences the actor may gather. */
    bodies: z.array(z.object({ id, name: z.string() })),
  }),
})

export const gathering = route({
  name: 'licences.gathering',
  method: 'GET',
  path: '/api/licence-gatherings/:id',
  summary: '一次归集的进度和结果',
  permission: 'licences.gather',
  input: z.object({ id }),
  output: state,
  refusals: [notFound],
})

export const gatheredRows = route({
  name: 'licences.gathered-rows',
  method: 'GET',
  path: '/api/licence-gatherings/:id/rows',
  summary: '清单每一行的结论',
  permission: 'licences.gather',
  input: z.object({
    id,
    after: z.coerce.number().int().min(0).default(0),
    limit: pageQuery.limit,
    show: z.enum(['all', 'rejected']).default('all'),
  }),
  output: pageOf(
    z.object({
      line: z.number().int(),
      number: z.string().optional(),
      verdict: z.enum(['accepted', 'same', 'rejected']),
      reasons: z.array(z.string()),
      outcome: z.enum(['issued', 'changed', 'same', 'refused']).optional(),
      licenceId: id.optional(),
    }),
  ),
  refusals: [notFound],
})

/** What was not taken, as it was given, with the reasons: mended, it can be handed in as it is. */
export const gatheringErrors = route({
  name: 'licences.gathering-errors',
  method: 'GET',
  path: '/api/licence-gatherings/:id/errors',
  summary: '下载没有收下的行和原因',
  permission: 'licences.gather',
  input: z.object({ id }),
  output: fileAnswer,
  refusals: [notFound],
  answer: 'file',
})
