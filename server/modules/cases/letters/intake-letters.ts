/** Letters of the intake: correction, acceptance, refusal to accept. */
import { chineseDate } from '#modules/documents/index.ts'
import { deferralConsequenceTitles } from '../contract.ts'
import {
  commonValues,
  field,
  type LetterDesign,
  limitFields,
  limitRows,
  limitValues,
  RECEIVED,
  remediesDemand,
  remediesField,
  remediesValue,
} from './letter-design.ts'
import type { LetterFacts } from './letter-words.ts'

export const correctionLetter: LetterDesign = {
  name: '补正告知书',
  title: () => '补正告知书',
  word: '补',
  message: (facts) =>
    `您申请的“${facts.itemName}”需要补正 ${facts.correction?.items.length ?? 0} 处，请按告知书补齐后提交。`,
  fields: [
    field('correction.items', '需要补正的全部内容', { shape: 'list' }),
    field('correction.note', '补充说明', { mayBeEmpty: true }),
    field('correction.answerBy', '补正的最后一天', { onlyWhen: 'limited' }),
    field('correction.basis', '补正期限的依据', { onlyWhen: 'limited' }),
  ],
  values: (facts) => ({
    ...commonValues(facts, '第三十二条第一款第四项'),
    'correction.items': (facts.correction?.items ?? []).map((item) => `${item.name}：${item.problem}`),
    'correction.note': facts.correction?.note ?? '',
    'correction.answerBy': facts.correction?.answerBy ? chineseDate(facts.correction.answerBy) : '',
    'correction.basis': facts.correction?.basis ?? '',
  }),
  conditions: [
    { key: 'limited', name: '本部门规定了补正期限', holds: (facts) => facts.correction?.answerBy !== undefined },
  ],
  demands: [
    { field: 'correction.items', name: '需要补正的全部内容', basis: '《行政许可法》第三十二条第一款第四项' },
    {
      field: 'correction.answerBy',
      name: '补正的最后一天',
      basis: '没有告知的期限不能据以终止办理',
      when: 'limited',
    },
    { field: 'correction.basis', name: '补正期限的依据', basis: '没有告知的期限不能据以终止办理', when: 'limited' },
  ],
  builtIn: [
    {
      kind: 'paragraph',
      text: `${RECEIVED}经审核，申请材料不齐全或者不符合法定形式。{{law.clause}}现将需要补正的全部内容一次告知如下：`,
    },
    { kind: 'list', field: 'correction.items' },
    { kind: 'paragraph', text: '{{correction.note}}' },
    {
      kind: 'paragraph',
      text: '请按上述要求补正后提交。按要求补正齐全的，应当受理。等待补正的时间不计入办理时限。',
    },
    {
      kind: 'paragraph',
      text: '请在{{correction.answerBy}}前补正；逾期没有补正的，本机关终止办理（依据：{{correction.basis}}）。',
      when: 'limited',
    },
  ],
}

export const acceptanceLetter: LetterDesign = {
  name: '受理通知书',
  title: () => '受理通知书',
  word: '受',
  message: (facts) => `您申请的“${facts.itemName}”已经受理，承诺${chineseDate(facts.promised!.due)}前作出决定。`,
  fields: [
    field('accepted.on', '受理日期'),
    field('materials.state', '齐全的是申请材料，还是主要申请材料（容缺受理）'),
    ...limitFields,
    field('materials.list', '收到的申请材料', { shape: 'list', mayBeEmpty: true, onlyWhen: 'materials' }),
    field('deferred.list', '承诺后补的材料和期限', { shape: 'list', onlyWhen: 'deferred' }),
    field('deferred.consequence', '到期没有补交的后果', { onlyWhen: 'deferred' }),
  ],
  values: (facts) => ({
    ...commonValues(facts, facts.deemed ? '第三十二条第一款第四项' : '第三十二条第一款第五项'),
    ...limitValues(facts),
    'accepted.on': facts.acceptedOn ? chineseDate(facts.acceptedOn) : '',
    'materials.state': facts.deferred.length > 0 ? '主要申请材料' : '申请材料',
    'materials.list': facts.materials,
    'deferred.list': facts.deferred.map((one) => `${one.name}：${one.days} 个工作日，至${chineseDate(one.due_on)}`),
    'deferred.consequence': consequenceOf(facts),
  }),
  conditions: [
    { key: 'deemed', name: '逾期没有告知，视为受理', holds: (facts) => facts.deemed },
    { key: 'deferred', name: '容缺受理', holds: (facts) => facts.deferred.length > 0 },
    { key: 'materials', name: '收到了申请材料', holds: (facts) => facts.materials.length > 0 },
  ],
  demands: [
    { field: 'accepted.on', name: '受理日期', basis: '《行政许可法》第三十二条第二款' },
    { field: 'deferred.list', name: '承诺后补的材料和期限', basis: '容缺受理时的书面约定', when: 'deferred' },
    { field: 'deferred.consequence', name: '到期没有补交的后果', basis: '容缺受理时的书面约定', when: 'deferred' },
  ],
  builtIn: [
    {
      kind: 'paragraph',
      text: `${RECEIVED}自收到申请材料起五个工作日内没有告知补正。{{law.clause}}本申请自{{accepted.on}}起即为受理。`,
      when: 'deemed',
    },
    {
      kind: 'paragraph',
      text: `${RECEIVED}经审核，申请事项属于本机关职权范围，{{materials.state}}齐全、符合法定形式。{{law.clause}}决定自{{accepted.on}}起予以受理。`,
      when: '!deemed',
    },
    {
      kind: 'facts',
      rows: [
        { label: '办件编号', text: '{{case.number}}' },
        { label: '查询码', text: '{{case.queryCode}}' },
        ...limitRows(),
      ],
    },
    { kind: 'paragraph', text: '时限以工作日计算的，不含法定节假日，受理当日不计入。{{provisional.note}}' },
    {
      kind: 'paragraph',
      text: '您（单位）书面承诺后补下列材料，本申请予以容缺受理。请按期补交，补齐以后才能作出准予的决定；到期没有补交的，{{deferred.consequence}}。',
      when: 'deferred',
    },
    { kind: 'list', field: 'deferred.list', when: 'deferred' },
    { kind: 'paragraph', text: '收到的申请材料：', when: 'materials' },
    { kind: 'list', field: 'materials.list', when: 'materials' },
  ],
}

function consequenceOf({ deferred: [first] }: LetterFacts): string {
  if (!first) return ''
  return `${deferralConsequenceTitles[first.consequence]}${first.basis ? `（依据：${first.basis}）` : ''}`
}

const notCompetent = (facts: LetterFacts) => facts.facts.ground === 'not-competent'

export const nonAcceptanceLetter: LetterDesign = {
  name: '不予受理决定书、不受理告知书',
  title: (facts) => (notCompetent(facts) ? '不予受理决定书' : '不受理告知书'),
  word: '不受',
  message: (facts) => `您申请的“${facts.itemName}”没有受理，理由和下一步怎么办写在决定书里。`,
  fields: [
    field('refusal.ground', '没有受理的情形'),
    field('refusal.outcome', '怎样处理'),
    field('decision.reason', '理由'),
    field('refusal.rightBody', '应当向哪个机关申请', { onlyWhen: 'not-competent' }),
    remediesField,
  ],
  values: (facts) => ({
    ...commonValues(facts, notCompetent(facts) ? '第三十二条第一款第二项' : '第三十二条第一款第一项'),
    ...remediesValue(facts),
    'refusal.ground': notCompetent(facts) ? '申请事项依法不属于本机关职权范围' : '申请事项依法不需要办理',
    'refusal.outcome': notCompetent(facts) ? '决定不予受理' : '告知您（单位）本申请不受理',
    'decision.reason': facts.words ?? '',
    'refusal.rightBody': facts.facts.rightBody ?? '',
  }),
  conditions: [{ key: 'not-competent', name: '不属于本机关职权范围', holds: notCompetent }],
  demands: [
    { field: 'refusal.outcome', name: '怎样处理', basis: '《行政许可法》第三十二条第一款第一项、第二项' },
    { field: 'decision.reason', name: '理由', basis: '申请人据以陈述、申辩（《行政许可法》第七条）' },
    {
      field: 'refusal.rightBody',
      name: '应当向哪个机关申请',
      basis: '《行政许可法》第三十二条第一款第二项',
      when: 'not-competent',
    },
    remediesDemand('《行政许可法》第七条'),
  ],
  builtIn: [
    { kind: 'paragraph', text: `${RECEIVED}经审核，{{refusal.ground}}。` },
    { kind: 'paragraph', text: '理由：{{decision.reason}}' },
    { kind: 'paragraph', text: '{{law.clause}}{{refusal.outcome}}。' },
    { kind: 'paragraph', text: '请向{{refusal.rightBody}}提出申请。', when: 'not-competent' },
    { kind: 'list', field: 'remedies' },
  ],
}
