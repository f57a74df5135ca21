/** Who there is to decide and where: authorities, halls, windows, posts. */
import { id, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

export { staffRoles } from './rules/roles.ts'

/** GB/T 39046-2020 Annex A, 行使层级. */
export const organLevels = {
  '1': '国家级',
  '2': '省级',
  '3': '市级',
  '4': '县级',
  '5': '镇（乡、街道）级',
  '6': '村（社区）级',
} as const
export const organLevel = z.enum(['1', '2', '3', '4', '5', '6'], '请选择层级')

export const organKinds = {
  government: '人民政府',
  department: '部门',
  bureau: '行政审批局',
  centre: '政务服务中心',
} as const
export const organKind = z.enum(['government', 'department', 'bureau', 'centre'], '请选择机构性质')

export const windowKinds = {
  general: '综合窗口',
  guide: '咨询引导',
  issue: '统一出件',
  priority: '老年人和残疾人优先',
  police: '户政出入境',
  'cross-region': '跨省通办',
  complaint: '办不成事反映',
} as const
export const windowKind = z.enum(
  ['general', 'guide', 'issue', 'priority', 'police', 'cross-region', 'complaint'],
  '请选择窗口类型',
)

/** Twelve digits, trailing zeros included: `990102000000`. */
export const regionCode = z.string().regex(/^\d{12}$/, '行政区划代码应为 12 位数字')
/** A region code or its leading part: `9901` covers every county of that city. */
export const regionFilter = z.string().regex(/^\d{2,12}$/, '行政区划代码应为数字')

const name = z.string().trim().min(2, '请写出名称').max(100, '名称太长')
const phone = z.string().trim().max(40, '电话太长')
const address = z.string().trim().max(200, '地址太长')

const organFields = {
  name,
  shortName: z.string().trim().min(2, '请写出简称').max(40, '简称太长'),
  /** 统一社会信用代码; some bodies of a village have none. */
  uscc: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '统一社会信用代码应为 18 位')
    .optional(),
  level: organLevel,
  kind: organKind,
  /** 机关代字: the word before the year in the number of a letter. */
  letterWord: z.string().trim().min(1, '请写出机关代字').max(20, '机关代字太长'),
  address: address.optional(),
  phone: phone.optional(),
}

export const organ = z.object({ id, ...organFields, regionCode, parentId: id.optional() })
/** An authority: 实施主体, 部门, 行政审批局, 政务服务中心. */
export type Organ = z.infer<typeof organ>

export const parentBelow = refusal('organs.parent-below', 409, '上级机构不能是这个机构自己，也不能是它的下级机构')
export const duplicateOrgan = refusal('organs.duplicate-organ', 409, '已有同名或统一社会信用代码相同的机构')

const hallFields = {
  name,
  address: z.string().trim().min(2, '请写出地址').max(200, '地址太长'),
  phone: phone.optional(),
  /** As people read it on the door. */
  hours: z.string().trim().min(2, '请写出办公时间').max(200, '办公时间太长'),
}
export const hall = z.object({ id, organId: id, regionCode, ...hallFields })
export type Hall = z.infer<typeof hall>

const windowNumber = z.string().trim().min(1, '请写出窗口号').max(10, '窗口号太长')
export const hallWindow = z.object({ number: windowNumber, name, kind: windowKind })
export type HallWindow = z.infer<typeof hallWindow>

export const post = z.object({
  id,
  organId: id,
  title: z.string(),
  roles: z.array(z.string()),
  /** Other bodies whose work this post does, for instance a post of an approvals bureau. */
  coversOrgans: z.array(id),
  hallId: id.optional(),
  windowNo: z.string().optional(),
})
export type Post = z.infer<typeof post>

const onlyId = z.object({ id })

export const organList = route({
  name: 'organs.organ-list',
  method: 'GET',
  path: '/api/organs',
  summary: '查询机构',
  permission: 'public',
  perMinute: 300,
  input: z.object({
    after: id.optional(),
    limit: pageQuery.limit,
    region: regionFilter.optional(),
    q: z.string().trim().max(40).optional(),
    /** This one only: its name, wherever it stands in the list. */
    organId: id.optional(),
  }),
  output: pageOf(organ),
})

export const hallList = route({
  name: 'organs.hall-list',
  method: 'GET',
  path: '/api/halls',
  summary: '查询政务服务大厅',
  permission: 'public',
  perMinute: 300,
  input: z.object({ after: id.optional(), limit: pageQuery.limit, region: regionFilter.optional() }),
  output: pageOf(hall.extend({ organName: z.string() })),
})

export const hallPage = route({
  name: 'organs.hall',
  method: 'GET',
  path: '/api/halls/:id',
  summary: '查看大厅和窗口',
  permission: 'public',
  perMinute: 300,
  input: onlyId,
  output: hall.extend({ organName: z.string(), windows: z.array(hallWindow) }),
  refusals: [notFound],
})

export const postList = route({
  name: 'organs.post-list',
  method: 'GET',
  path: '/api/posts',
  summary: '查询岗位',
  permission: 'organs.see-posts',
  input: z.object({ after: id.optional(), limit: pageQuery.limit, organId: id.optional() }),
  output: pageOf(post.extend({ organName: z.string(), hallName: z.string().optional() })),
})

export const createOrgan = route({
  name: 'organs.create-organ',
  method: 'POST',
  path: '/api/organs',
  summary: '新增机构',
  permission: 'organs.manage',
  status: 201,
  input: z.object({ ...organFields, regionCode, parentId: id.optional() }),
  output: onlyId,
  refusals: [duplicateOrgan, notFound],
})

export const changeOrgan = route({
  name: 'organs.change-organ',
  method: 'PUT',
  path: '/api/organs/:id',
  summary: '修改机构',
  permission: 'organs.manage',
  input: z.object({ id, ...organFields, parentId: organ.shape.parentId }),
  output: onlyId,
  refusals: [duplicateOrgan, parentBelow, notFound],
})

export const createHall = route({
  name: 'organs.create-hall',
  method: 'POST',
  path: '/api/halls',
  summary: '新增大厅',
  permission: 'organs.manage',
  status: 201,
  input: z.object({ organId: id, regionCode, ...hallFields }),
  output: onlyId,
  refusals: [notFound],
})

export const changeHall = route({
  name: 'organs.change-hall',
  method: 'PUT',
  path: '/api/halls/:id',
  summary: '修改大厅',
  permission: 'organs.manage',
  input: z.object({ id, ...hallFields }),
  output: onlyId,
  refusals: [notFound],
})

export const windowTaken = refusal('organs.window-taken', 409, '还有岗位设在这个窗口，请先把岗位移开')

export const setWindow = route({
  name: 'organs.set-window',
  method: 'PUT',
  path: '/api/halls/:hallId/windows/:number',
  summary: '设置窗口',
  permission: 'organs.manage',
  input: z.object({ hallId: id, number: windowNumber, name, kind: windowKind }),
  output: z.object({ hallId: id, number: z.string() }),
  refusals: [notFound],
})

export const removeWindow = route({
  name: 'organs.remove-window',
  method: 'DELETE',
  path: '/api/halls/:hallId/windows/:number',
  summary: '撤销窗口',
  permission: 'organs.manage',
  input: z.object({ hallId: id, number: windowNumber }),
  output: z.object({ hallId: id, number: z.string() }),
  refusals: [notFound, windowTaken],
})

export const noSuchWindow = refusal('organs.no-such-window', 422, '这个大厅没有这个窗口，请先设置窗口')

const postFields = {
  title: z.string().trim().min(2, '请写出岗位名称').max(60, '岗位名称太长'),
  coversOrgans: z.array(id).max(100).default([]),
  hallId: id.optional(),
  windowNo: windowNumber.optional(),
}

/** A new post has no roles: those are the security administrator's to give (`identity.set-post-roles`). */
export const createPost = route({
  name: 'organs.create-post',
  method: 'POST',
  path: '/api/posts',
  summary: '新增岗位',
  permission: 'organs.manage',
  status: 201,
  input: z.object({ organId: id, ...postFields }),
  output: onlyId,
  refusals: [notFound, noSuchWindow],
})

export const changePost = route({
  name: 'organs.change-post',
  method: 'PUT',
  path: '/api/posts/:id',
  summary: '修改岗位',
  permission: 'organs.manage',
  input: z.object({ id, ...postFields }),
  output: onlyId,
  refusals: [notFound, noSuchWindow],
})

export const closePost = route({
  name: 'organs.close-post',
  method: 'POST',
  path: '/api/posts/:id/close',
  summary: '撤销岗位',
  permission: 'organs.manage',
  input: onlyId,
  output: onlyId,
  refusals: [notFound],
})
