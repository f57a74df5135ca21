/** 事项版本的状态. */
import { z } from 'zod'

export const versionStatuses = {
  draft: '草稿',
  submitted: '待审核',
  scheduled: '已审核，待生效',
  published: '现行',
  superseded: '已被新版本代替',
  withdrawn: '已取消',
} as const
export const versionStatus = z.enum(['draft', 'submitted', 'scheduled', 'published', 'superseded', 'withdrawn'])
export type VersionStatus = z.infer<typeof versionStatus>
