/** What is wrong with a value, in plain Chinese, where a contract has no words of its own for it. */
import type { z } from 'zod'

const sizes: Record<string, readonly [verb: string, unit: string]> = {
  string: ['写', '个字'],
  array: ['选', '项'],
  set: ['选', '项'],
  file: ['有', '个字节'],
}

function bound(origin: string, least: boolean, limit: number | bigint): string {
  const [verb, unit] = sizes[origin] ?? []
  if (!verb) return least ? `不能小于 ${limit}` : `不能大于 ${limit}`
  return least ? `至少要${verb} ${limit} ${unit}` : `最多只能${verb} ${limit} ${unit}`
}

/** The sentence for one of Zod's findings. */
export function plainFault(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return '请填写这一项'
      return issue.expected === 'number' || issue.expected === 'int' ? '这里要填数字' : '填写的内容格式不对'
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? '请填写这一项'
        : bound(issue.origin, true, issue.minimum)
    case 'too_big':
      return bound(issue.origin, false, issue.maximum)
    case 'invalid_value':
    case 'invalid_union':
      return issue.input === undefined ? '请选择这一项' : '请从给出的选项中选择'
    case 'unrecognized_keys':
      return `多了不认识的内容：${issue.keys.join('、')}`
    case 'not_multiple_of':
      return `应是 ${issue.divisor} 的整数倍`
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    default:
      return '填写的内容格式不对'
  }
}
