/** What makes an instant rule or a commitment unfit to be published. */
import type { ItemContent } from '../contract.ts'
import { noCommitment, promiseBlanks } from './easier-words.ts'
import type { Fault } from './fault.ts'
import { type Outside, ruleFault } from './instant.ts'

export function easierFaults(content: ItemContent, outside: Outside): Fault[] {
  return [...instantFaults(content, outside), ...commitmentFaults(content)]
}

function instantFaults({ instantApproval, handling, form }: ItemContent, outside: Outside): Fault[] {
  if (!instantApproval) return []
  const { conditions } = instantApproval
  const faults: Fault[] = []
  if (handling !== 'instant') faults.push({ field: 'handling', message: '秒批当场作出决定，办件类型应是即办件' })
  if (conditions.length === 0)
    faults.push({ field: 'instantApproval.conditions', message: '秒批至少要有一个条件，没有条件的不能自动准予' })
  for (const [at, { key, text, holds }] of conditions.entries()) {
    const field = `instantApproval.conditions.${at}`
    if (conditions.findIndex((one) => one.key === key) !== at)
      faults.push({ field: `${field}.key`, message: `秒批条件的键名“${key}”重复` })
    const why = ruleFault(holds, form, outside)
    if (why) faults.push({ field: `${field}.holds`, message: `秒批条件“${text}”的算式${why}` })
  }
  return faults
}

/** 国办发〔2020〕42号: what the promise may stand for, and what it must tell. */
function commitmentFaults({ commitment, materials }: ItemContent): Fault[] {
  if (!commitment) return []
  const faults: Fault[] = []
  const fault = (part: string, message: string) => faults.push({ field: `commitment.${part}`, message })
  const { concerns, declared, check, conditions, promise } = commitment
  if (concerns.length > 0)
    fault('concerns', `直接涉及${concerns.map((one) => noCommitment[one]).join('、')}的事项不适用告知承诺制`)
  else if (!declared) fault('declared', '请声明本事项不直接涉及不适用告知承诺制的领域')
  const lost = commitment.materials.find((key) => !materials.some((one) => one.key === key))
  if (lost) fault('materials', `承诺代替的材料“${lost}”不在申请材料里`)
  if (commitment.materials.length === 0 && conditions.length === 0)
    fault('materials', '请写明承诺代替哪些材料，或者承诺符合哪些条件')
  if (check.days.high > check.days.medium || check.days.medium > check.days.low)
    fault('check.days.high', '风险越高，核查期限应越短')
  const blank = [...promise.matchAll(/\{([^}]*)\}/g)].find(([, name]) => !promiseBlanks.some((one) => one === name))
  if (blank) fault('promise', `承诺文本里的“${blank[0]}”没有可以填入的内容`)
  return faults
}
