/** The words for what a step may be set to. */
export const bodyKinds = {
  handling: '承办部门',
  principal: '委托部门',
  named: '指定部门',
  level: '按层级和机关代字',
} as const
export const stepRoles = { approver: '审批岗', 'department-head': '负责人', 'window-clerk': '窗口岗' } as const
export const stages = { review: '审查', decision: '决定' } as const
export const silences = { record: '记录', agree: '视为同意' } as const
