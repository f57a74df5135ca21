/** What a list may ask of an item, with the place in the content where the answer stands. */
import { audiences, gapNames, handlingKinds, itemTypes, levels } from './item-content.ts'
import type { ListSubject } from './rules/list-question.ts'

const has = (path: string): string => `exists (@.${path})`

export const listSubjects = {
  itemType: { title: '事项类型', kind: 'choice', of: 'itemType', options: itemTypes },
  level: { title: '行使层级', kind: 'choice', of: 'level', options: levels },
  audience: { title: '服务对象', kind: 'choice', of: 'audience', many: true, options: audiences },
  handling: { title: '办件类型', kind: 'choice', of: 'handling', options: handlingKinds },
  gaps: { title: '尚未填报的要素', kind: 'choice', of: 'gaps', many: true, options: gapNames },
  name: { title: '事项名称中的文字', kind: 'text', of: 'name' },
  topic: { title: '主题中的文字', kind: 'text', of: 'topic' },
  trips: { title: '到现场次数', kind: 'number', of: 'trips', unit: '次', gap: 'trips' },
  promised: { title: '承诺时限', kind: 'number', of: 'promised.days', unit: '天', gap: 'promised' },
  statutory: { title: '法定时限', kind: 'number', of: 'statutory.days', unit: '天', gap: 'statutory' },
  online: { title: '全程网办', kind: 'presence', stated: '@.online == true' },
  fees: { title: '收费', kind: 'presence', stated: has('fees[*]') },
  materials: { title: '申请材料', kind: 'presence', stated: has('materials[*]') },
  deferrable: {
    title: '可以容缺的材料',
    kind: 'presence',
    stated: has('materials[*] ? (@.necessity == "deferrable")'),
  },
  licenceProof: { title: '可用电子证照免交的材料', kind: 'presence', stated: has('materials[*].licenceType') },
  prefill: { title: '自动填入的表单项', kind: 'presence', stated: has('form[*].fields[*].prefill') },
  situations: { title: '情形问答', kind: 'presence', stated: has('situations[*]') },
  commitment: { title: '告知承诺', kind: 'presence', stated: has('commitment') },
  instantApproval: { title: '秒批', kind: 'presence', stated: has('instantApproval') },
  reach: { title: '通办', kind: 'presence', stated: has('reach') },
  intermediaries: { title: '中介服务', kind: 'presence', stated: has('intermediaries[*]') },
  specialProcedures: { title: '特别程序', kind: 'presence', stated: has('specialProcedures[*]') },
  quota: { title: '数量限制', kind: 'presence', stated: has('quota') },
  basis: { title: '设定依据', kind: 'presence', stated: has('basis[*]') },
} as const satisfies Record<string, ListSubject>
