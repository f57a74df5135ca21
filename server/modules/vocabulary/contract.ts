/** Words everyone must mean the same by: administrative regions and national code tables. */
import { legalDate, route } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { z } from 'zod'

/** Level of a region, in the numbers of GB/T 39046-2020 行使层级. */
export const regionLevels = { '2': '省级', '3': '市级', '4': '县级', '5': '乡镇街道级', '6': '村社区级' } as const
export const regionLevel = z.enum(['2', '3', '4', '5', '6'])
export type RegionLevel = z.infer<typeof regionLevel>

/** Twelve digits: province 2, city 2, county 2, town 3, village 3 (GB/T 2260, GB/T 10114). */
export const regionCode = z.string().regex(/^[1-9]\d{11}$/, '行政区划代码应是 12 位数字')

export const region = z.object({
  code: regionCode,
  name: z.string(),
  level: regionLevel,
  parentCode: regionCode.optional(),
  validFrom: legalDate.optional(),
  /** The first day on which it no longer exists. */
  validTo: legalDate.optional(),
})
export type Region = z.infer<typeof region>

export const regionNotKnown = refusal('vocabulary.region-not-known', 404, '没有这个行政区划代码')
export const tableNotKnown = refusal('vocabulary.table-not-known', 404, '没有这张代码表')

export const regionList = route({
  name: 'vocabulary.regions',
  method: 'GET',
  path: '/api/regions',
  summary: '查看下一级行政区划',
  permission: 'public',
  input: z.object({
    /** Absent: the topmost regions. */
    parent: regionCode.optional(),
  }),
  output: z.object({ rows: z.array(region.extend({ hasChildren: z.boolean() })) }),
  perMinute: 600,
})

export const regionPage = route({
  name: 'vocabulary.region',
  method: 'GET',
  path: '/api/regions/:code',
  summary: '查看一个行政区划',
  permission: 'public',
  input: z.object({ code: regionCode }),
  output: region.extend({
    /** From the topmost region down to this one. */
    path: z.array(z.object({ code: regionCode, name: z.string() })),
  }),
  refusals: [regionNotKnown],
  perMinute: 600,
})

export const codeEntry = z.object({
  code: z.string(),
  label: z.string(),
  /** False: the wording or number still has to be confirmed against the standard. */
  confirmed: z.boolean(),
})
export type CodeEntry = z.infer<typeof codeEntry>

export const codeTable = route({
  name: 'vocabulary.code-table',
  method: 'GET',
  path: '/api/code-tables/:key',
  summary: '查看一张代码表',
  permission: 'public',
  input: z.object({ key: z.string().regex(/^[a-z][a-z-]{0,39}$/, '代码表名称不对') }),
  output: z.object({ key: z.string(), title: z.string(), source: z.string(), entries: z.array(codeEntry) }),
  refusals: [tableNotKnown],
  perMinute: 600,
})

export * from './contract-elements.ts'
export { elementFaults, inheritedFrom, loosenedBy } from './rules/data-element.ts'
