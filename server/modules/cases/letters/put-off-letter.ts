/** A hearing that was called is held on another day: told to all who were told before. */
import { chineseDate } from '#modules/documents/index.ts'
import { commonValues, demandedBy, field, type LetterDesign, RECEIVED } from './letter-design.ts'

const day = (date?: string | null) => (date ? chineseDate(date) : '')

export const hearingPutOffLetter: LetterDesign = {
  name: '听证改期通知书',
  title: () => '行政许可听证改期通知书',
  word: '听改',
  message: ({ itemName, hearing }) =>
    `您申请的“${itemName}”的听证改在${day(hearing?.hearing_on)} ${hearing?.at_time} 于${hearing?.place}举行。`,
  fields: [
    field('hearing.putOffReason', '改期的理由'),
    field('hearing.on', '改在哪一天举行'),
    field('hearing.time', '举行听证的时间'),
    field('hearing.place', '举行听证的地点'),
    field('hearing.host', '听证主持人'),
  ],
  values: (facts) => ({
    ...commonValues(facts, '第四十八条第一款第一项'),
    'hearing.putOffReason': facts.hearing?.put_off_reason ?? '',
    'hearing.on': day(facts.hearing?.hearing_on),
    'hearing.time': facts.hearing?.at_time ?? '',
    'hearing.place': facts.hearing?.place ?? '',
    'hearing.host': facts.hearing ? `${facts.hearing.host_post} ${facts.hearing.host_name}` : '',
  }),
  conditions: [],
  demands: demandedBy('《行政许可法》第四十八条第一款第一项', {
    'hearing.on': '举行听证的日期',
    'hearing.time': '举行听证的时间',
    'hearing.place': '举行听证的地点',
  }),
  builtIn: [
    { kind: 'paragraph', text: `${RECEIVED}已经通知的听证不能如期举行，现改期。理由：{{hearing.putOffReason}}` },
    { kind: 'paragraph', text: '{{law.clause}}现将举行听证的时间、地点重新通知如下：' },
    {
      kind: 'facts',
      rows: [
        { label: '时间', text: '{{hearing.on}} {{hearing.time}}' },
        { label: '地点', text: '{{hearing.place}}' },
        { label: '主持人', text: '{{hearing.host}}（不是审查本申请的工作人员）' },
        { label: '方式', text: '公开举行' },
      ],
    },
    { kind: 'paragraph', text: '原来通知的时间、地点不再有效；申请人、利害关系人的权利和费用不变。' },
  ],
}
