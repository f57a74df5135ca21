/** Service items: what the outside may ask about them and what editors may do with them. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import {
  itemMissing,
  codeTaken,
  codeMalformed,
  draftOpen,
  actNotOpen,
  dayPassed,
  editConflict,
  secondPerson,
  notSound,
} from './contract-refusals.ts'
import { handledBy } from './contract-levels.ts'
import { itemCard } from './contract-search.ts'
import { audiences, handlingKinds, itemContent } from './item-content.ts'
import { versionStatus } from './version-statuses.ts'

export * from './contract-exports.ts'
export * from './contract-guides.ts'
export * from './contract-import.ts'
export * from './contract-instant.ts'
export * from './contract-levels.ts'
export * from './contract-lists.ts'
export * from './contract-refusals.ts'
export * from './contract-routes.ts'
export * from './contract-search.ts'
export * from './contract-versions.ts'
export * from './item-content.ts'
export { defaultForm } from './rules/default-form.ts'
export * from './version-statuses.ts'

export const itemStatuses = { draft: '未发布', published: '已发布', withdrawn: '已取消' } as const
export const itemStatus = z.enum(['draft', 'published', 'withdrawn'])

const audience = z.enum(Object.keys(audiences) as [keyof typeof audiences, ...(keyof typeof audiences)[]])
/** A 12-digit region code. */
const regionCode = z.string().regex(/^\d{12}$/, '行政区划代码是 12 位数字')

/** One version of an item with where it belongs. A published one never changes. */
export const itemVersion = z.object({
  id,
  itemId: id,
  no: z.number().int(),
  code: z.string(),
  organId: id,
  organName: z.string(),
  regionCode: z.string(),
  content: itemContent,
  status: versionStatus,
  publishedOn: legalDate.optional(),
  /** The body in whose name it is handled, where another was entrusted with it (行政许可法 art. 24). */
  principalId: id.optional(),
})
export type ItemVersion = z.infer<typeof itemVersion>

const versionFacts = z.object({
  id,
  itemId: id,
  no: z.number().int(),
  status: versionStatus,
  /** Counts the edits of a draft; an edit names the one it started from. */
  revision: z.number().int(),
  /** Acts open to the asker now, by their short names: `edit-draft`, `submit-draft` … */
  can: z.array(z.string()),
})

// ---- for everybody ----

export const itemList = route({
  name: 'catalogue.item-list',
  method: 'GET',
  path: '/api/items',
  summary: '查看已公布的事项，常办的在前',
  permission: 'public',
  input: z.object({
    ...pageQuery,
    audience: audience.optional(),
    topic: z.string().max(40).optional(),
    organId: id.optional(),
    /** Items usable there: of that place, of those above it and of those below it. */
    region: regionCode.optional(),
  }),
  output: pageOf(
    itemCard.extend({
      /** Items of the same name that other places offer, on whatever page they stand. */
      alsoIn: z.array(z.object({ id, regionCode: z.string(), regionName: z.string() })),
    }),
  ),
})

/** 办事指南: everything a published version says, with who handles it and where. */
export const guide = route({
  name: 'catalogue.guide',
  method: 'GET',
  path: '/api/items/:id',
  summary: '查看办事指南',
  permission: 'public',
  input: z.object({ id }),
  output: z.object({
    id,
    versionId: id,
    versionNo: z.number().int(),
    code: z.string(),
    publishedOn: legalDate,
    organ: z.object({ id, name: z.string(), address: z.string().optional(), phone: z.string().optional() }),
    /** Bodies the item was given to; `own` is false when its own body no longer takes it. */
    handling: z.object({ own: z.boolean(), bodies: z.array(handledBy) }),
    region: z.object({ code: z.string(), name: z.string(), path: z.array(z.string()) }),
    hall: z.string().optional(),
    words: z.object({
      itemType: z.string(),
      level: z.string(),
      audience: z.array(z.string()),
      handling: z.enum([handlingKinds.instant, handlingKinds.promised]),
      /** 「20个工作日」「当场办结」 */
      statutory: z.string(),
      promised: z.string(),
      /** 「不收费」 or the names of the fees. */
      fees: z.string(),
      /** Elements the body has not stated, in Chinese. */
      gaps: z.array(z.string()),
    }),
    /** The finer elements in words. */
    elements: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
    content: itemContent,
  }),
  refusals: [itemMissing],
})

// ---- for editors ----

export const editableItems = route({
  name: 'catalogue.editable-items',
  method: 'GET',
  path: '/api/catalogue/items',
  summary: '查看自己可以维护的事项',
  permission: 'catalogue.edit',
  input: z.object({
    ...pageQuery,
    status: itemStatus.optional(),
    /** Only items with a version waiting for a second person. */
    waiting: z.enum(['true', 'false']).optional(),
    name: z.string().trim().max(80).optional(),
    organId: id.optional(),
  }),
  output: pageOf(
    z.object({
      id,
      code: z.string(),
      name: z.string(),
      organId: id,
      organName: z.string(),
      regionCode: z.string(),
      status: itemStatus,
      publishedNo: z.number().int().optional(),
      open: z.object({ versionId: id, no: z.number().int(), status: versionStatus }).optional(),
      changedAt: moment,
    }),
  ),
})

export const itemPage = route({
  name: 'catalogue.item-page',
  method: 'GET',
  path: '/api/catalogue/items/:id',
  summary: '查看事项和它的各个版本',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: z.object({
    id,
    code: z.string(),
    name: z.string(),
    organId: id,
    organName: z.string(),
    regionCode: z.string(),
    status: itemStatus,
    can: z.array(z.string()),
    versions: z.array(
      versionFacts.omit({ itemId: true }).extend({
        changedAt: moment,
        publishedOn: legalDate.optional(),
        /** The day on which a checked version comes into force. */
        effectiveOn: legalDate.optional(),
      }),
    ),
  }),
  refusals: [itemMissing],
})

export const versionPage = route({
  name: 'catalogue.version-page',
  method: 'GET',
  path: '/api/catalogue/versions/:id',
  summary: '查看事项版本的内容',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: itemVersion.extend({
    revision: z.number().int(),
    /** Whoever saved the draft as it stands. */
    writtenBy: z.string().optional(),
    /** Why the checker sent it back. */
    returnedBecause: z.string().optional(),
    /** The day on which a checked version comes into force. */
    effectiveOn: legalDate.optional(),
    /** What stands in the way of publishing, in Chinese; `field` is the way to it inside the content. */
    faults: z.array(z.object({ field: z.string(), message: z.string() })),
    /** What the list that wrote this draft left in doubt and nobody has mended yet; `field` as above, or empty. */
    importDoubts: z
      .object({
        importId: id,
        fileName: z.string(),
        line: z.number().int(),
        doubts: z.array(z.object({ field: z.string(), message: z.string() })),
      })
      .optional(),
    /** Everything the version says, in words, element by element; what is not stated is left out. */
    reading: z.array(z.object({ element: z.string(), title: z.string(), text: z.string() })),
    can: z.array(z.string()),
  }),
  refusals: [itemMissing],
})

export const createItem = route({
  name: 'catalogue.create-item',
  method: 'POST',
  path: '/api/catalogue/items',
  summary: '新建事项并写第一份草稿',
  permission: 'catalogue.edit',
  input: z.object({
    organId: id,
    /** National implementation code (31), handling-item code (33) or a local code. */
    code: z.string().trim().min(4, '编码太短').max(80, '编码太长'),
    content: itemContent,
  }),
  output: versionFacts,
  refusals: [codeTaken, codeMalformed, notYours],
  status: 201,
})

export const createDraft = route({
  name: 'catalogue.create-draft',
  method: 'POST',
  path: '/api/catalogue/items/:id/drafts',
  summary: '在现行版本的基础上起草新版本',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: versionFacts,
  refusals: [itemMissing, notYours, draftOpen],
  status: 201,
})

export const editDraft = route({
  name: 'catalogue.edit-draft',
  method: 'PUT',
  path: '/api/catalogue/versions/:id',
  summary: '修改事项草稿',
  permission: 'catalogue.edit',
  input: z.object({ id, revision: z.number().int().min(1), content: itemContent }),
  output: versionFacts,
  refusals: [itemMissing, notYours, actNotOpen, editConflict],
})

export const submitDraft = route({
  name: 'catalogue.submit-draft',
  method: 'POST',
  path: '/api/catalogue/versions/:id/submit',
  summary: '提交事项草稿待审核',
  permission: 'catalogue.edit',
  input: z.object({ id, revision: z.number().int().min(1) }),
  output: versionFacts,
  refusals: [itemMissing, notYours, actNotOpen, editConflict, notSound],
})

export const recallDraft = route({
  name: 'catalogue.recall-draft',
  method: 'POST',
  path: '/api/catalogue/versions/:id/recall',
  summary: '撤回已提交的事项草稿，接着修改',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: versionFacts,
  refusals: [itemMissing, notYours, actNotOpen],
})

export const returnDraft = route({
  name: 'catalogue.return-draft',
  method: 'POST',
  path: '/api/catalogue/versions/:id/return',
  summary: '退回事项草稿并说明理由',
  permission: 'catalogue.publish',
  input: z.object({ id, reason: z.string().trim().min(2, '请写明退回的理由').max(400) }),
  output: versionFacts,
  refusals: [itemMissing, notYours, actNotOpen, secondPerson],
})

export const publishVersion = route({
  name: 'catalogue.publish-version',
  method: 'POST',
  path: '/api/catalogue/versions/:id/publish',
  summary: '审核并发布事项版本',
  permission: 'catalogue.publish',
  input: z.object({
    id,
    /** The day from which it is in force; today, or without one, at once. */
    effectiveOn: legalDate.optional(),
  }),
  output: versionFacts,
  refusals: [itemMissing, notYours, actNotOpen, secondPerson, notSound, dayPassed],
})

export const withdrawItem = route({
  name: 'catalogue.withdraw-item',
  method: 'POST',
  path: '/api/catalogue/items/:id/withdraw',
  summary: '取消已发布的事项',
  permission: 'catalogue.publish',
  input: z.object({ id, reason: z.string().trim().min(2, '请写明取消的理由和依据').max(400) }),
  output: z.object({ id, status: itemStatus }),
  refusals: [itemMissing, notYours, actNotOpen],
})
