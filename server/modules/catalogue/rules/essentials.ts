import type { ItemContent } from '../contract.ts'
import type { Fault } from './fault.ts'

type Gap = NonNullable<ItemContent['gaps']>[number]

/**
 * What an item must say before anybody may be asked to go by it: basis, conditions, procedure, limits, the application form
 * (行政许可法 art. 30), conditions, materials and procedure of every guide (国务院关于在线政务服务的若干规定 art. 6), where to go and
 * whom to complain to. What the source of an imported item did not state is a gap, declared as one, and no fault.
 */
export function essentialFaults(content: ItemContent): Fault[] {
  const unstated = new Set<Gap>(content.gaps)
  const unlessGap = (gap: Gap, faults: readonly Fault[]) => (unstated.has(gap) ? [] : faults)
  return [
    ...unlessGap('basis', basisFaults(content)),
    ...unlessGap('conditions', conditionsFaults(content)),
    ...unlessGap('statutory', lacking('statutory.explanation', content.statutory.explanation, '法定时限没有写明依据')),
    ...unlessGap(
      'promised',
      lacking('promised.explanation', content.promised.explanation, '承诺时限没有写明依据或说明'),
    ),
    ...unlessGap('result', lacking('result.name', content.result.name, '没有写明办理结果的名称')),
    ...unlessGap('service', serviceFaults(content)),
    ...procedureFaults(content),
    ...feeFaults(content),
    ...faqFaults(content),
    ...videoFaults(content),
  ]
}

function lacking(field: string, text: string, message: string): Fault[] {
  return text.trim() === '' ? [{ field, message }] : []
}

/** 行政许可法 art. 14 to 17: nothing is asked for without a law, regulation or decision that says so. */
function basisFaults({ basis }: ItemContent): Fault[] {
  if (basis.length === 0) return [{ field: 'basis', message: '没有写明设定依据：至少写一部法律、法规或规章和它的条款' }]
  return basis.flatMap(({ law, article }, at) => [
    ...lacking(`basis.${at}.law`, law, `第 ${at + 1} 条依据没有写明法律法规的名称`),
    ...lacking(`basis.${at}.article`, article, `第 ${at + 1} 条依据没有写明条款`),
  ])
}

function conditionsFaults({ conditions }: ItemContent): Fault[] {
  if (conditions.length > 0) return []
  return [{ field: 'conditions', message: '没有写明受理条件；没有条件限制的，请写“无条件限制”' }]
}

function serviceFaults({ service }: ItemContent): Fault[] {
  return [
    ...lacking('service.address', service.address, '没有写明办理地点；只在网上办理的，写网上办理的入口'),
    ...lacking('service.hours', service.hours, '没有写明办理时间'),
    ...lacking('service.phone', service.phone, '没有写明咨询电话'),
    ...lacking('service.complaintPhone', service.complaintPhone, '没有写明监督投诉电话'),
  ]
}

function procedureFaults({ steps, flow, handling, form }: ItemContent): Fault[] {
  const faults: Fault[] = []
  if (steps.length === 0 && !flow && handling !== 'instant')
    faults.push({ field: 'steps', message: '没有写明办理环节' })
  if (form.length === 0) faults.push({ field: 'form', message: '申请表单还没有填写项，申请人无从申请' })
  return faults
}

/** 行政许可法 art. 58, 59: what is charged has its basis and a published standard. */
function feeFaults({ fees }: ItemContent): Fault[] {
  return fees.flatMap(({ name, standard, basis }, at) => [
    ...lacking(`fees.${at}.name`, name, `第 ${at + 1} 项收费没有名称`),
    ...lacking(`fees.${at}.standard`, standard, `收费“${name}”没有写明标准`),
    ...lacking(`fees.${at}.basis`, basis, `收费“${name}”没有写明依据`),
  ])
}

function faqFaults({ faq }: ItemContent): Fault[] {
  return faq.flatMap(({ question, answer }, at) => [
    ...lacking(`faq.${at}.question`, question, `第 ${at + 1} 个问答没有写问题`),
    ...lacking(`faq.${at}.answer`, answer, `第 ${at + 1} 个问答没有写答案`),
  ])
}

/** A guide sends people nowhere that is not encrypted, and says beforehand how long a film takes. */
function videoFaults({ videos = [] }: ItemContent): Fault[] {
  return videos.flatMap(({ title, url, minutes }, at) => [
    ...lacking(`videos.${at}.title`, title, `第 ${at + 1} 个视频没有写标题`),
    ...(isEncrypted(url)
      ? []
      : [{ field: `videos.${at}.url`, message: `第 ${at + 1} 个视频的网址要以 https:// 开头` }]),
    ...(minutes >= 1 && minutes <= 120
      ? []
      : [{ field: `videos.${at}.minutes`, message: `第 ${at + 1} 个视频的时长要写 1 到 120 分钟` }]),
  ])
}

const isEncrypted = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:'
