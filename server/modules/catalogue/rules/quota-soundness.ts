/** What makes a limit of quantity unfit to be published (行政许可法 art. 12(2), 57). */
import type { ItemContent } from '../contract.ts'
import type { Fault } from './fault.ts'

export function quotaFaults({ quotaLimit, itemType, result }: ItemContent): Fault[] {
  if (!quotaLimit) return []
  const faults: Fault[] = []
  if (itemType !== '01')
    faults.push({
      field: 'quotaLimit.places',
      message: '只有行政许可可以依法限制数量（《行政许可法》第十二条第二项、第五十七条）',
    })
  if (quotaLimit.per === 'standing' && result.licenceType === undefined)
    faults.push({
      field: 'quotaLimit.per',
      message: '按有效的总数限制的，办理结果要签发电子证照，证照失效以后名额才能腾出来',
    })
  return faults
}
