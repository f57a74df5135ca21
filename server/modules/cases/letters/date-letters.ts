/** Letters that tell why the date moves, or that there will be no decision. */
import { chineseDate } from '#modules/documents/index.ts'
import { procedureTitles, type TerminationGround, terminationTitles } from '../contract.ts'
import {
  AS_PLANNED,
  commonValues,
  demandedBy,
  derivationField,
  derivationValue,
  field,
  type LetterDesign,
  limitFields,
  limitRows,
  limitValues,
  reasonAndBasis,
  RECEIVED,
  remediesDemand,
  remediesField,
  remediesValue,
} from './letter-design.ts'
import { approverWords } from '../rules/procedures.ts'
import type { LetterFacts } from './letter-words.ts'

const titleOf = ({ procedure }: LetterFacts) => (procedure ? procedureTitles[procedure.kind] : '')

export const specialLetter: LetterDesign = {
  name: '特别程序告知书',
  title: () => '特别程序告知书',
  word: '特',
  message: (facts) =>
    `您申请的“${facts.itemName}”需要进行${titleOf(facts)}，预计 ${facts.procedure?.days} 个工作日，这段时间不计入办理时限。`,
  fields: [
    field('procedure.title', '特别程序'),
    field('procedure.reason', '为什么要进行'),
    field('procedure.basis', '特别程序的依据'),
    field('procedure.days', '所需时间（工作日）'),
    field('procedure.until', '预计结束的日期'),
    ...limitFields,
    derivationField,
  ],
  values: (facts) => ({
    ...commonValues(facts, '第四十五条'),
    ...limitValues(facts),
    ...derivationValue(facts),
    'procedure.title': titleOf(facts),
    'procedure.reason': facts.procedure?.reason ?? '',
    'procedure.basis': facts.procedure?.basis ?? '',
    'procedure.days': facts.procedure ? String(facts.procedure.days) : '',
    'procedure.until': facts.procedure ? chineseDate(facts.procedure.planned_to) : '',
  }),
  conditions: [],
  demands: demandedBy('《行政许可法》第四十五条', {
    'procedure.title': '特别程序',
    'procedure.days': '所需时间',
  }),
  builtIn: [
    {
      kind: 'paragraph',
      text: `${RECEIVED}办理本申请依法需要进行{{procedure.title}}。{{law.clause}}所需时间不计算在办理期限内，现将所需时间告知如下：`,
    },
    {
      kind: 'facts',
      rows: [
        { label: '特别程序', text: '{{procedure.title}}' },
        { label: '理由', text: '{{procedure.reason}}' },
        { label: '依据', text: '{{procedure.basis}}' },
        { label: '所需时间', text: '{{procedure.days}} 个工作日，预计至{{procedure.until}}' },
        ...limitRows(AS_PLANNED),
      ],
    },
    {
      kind: 'paragraph',
      text: '特别程序结束以后继续计算办理期限，届时另行告知。{{provisional.note}}期限计算如下：',
    },
    { kind: 'list', field: 'clock.lines' },
  ],
}

export const extensionLetter: LetterDesign = {
  name: '延期决定书',
  title: () => '延期决定书',
  word: '延',
  message: (facts) =>
    `您申请的“${facts.itemName}”延长了办理期限，现在应在${chineseDate(facts.promised!.due)}前作出决定，理由写在决定书里。`,
  fields: [
    field('decision.reason', '延长的理由'),
    field('extension.approver', '批准人（本机关负责人，或者本级人民政府的负责人）'),
    ...limitFields,
    derivationField,
  ],
  values: (facts) => ({
    ...commonValues(facts, facts.facts.approval ? '第四十二条第二款' : '第四十二条第一款'),
    'extension.approver': approverWords(facts.facts.approval),
    ...limitValues(facts),
    ...derivationValue(facts),
    'decision.reason': facts.words ?? '',
  }),
  conditions: [],
  demands: [{ field: 'decision.reason', name: '延长的理由', basis: '《行政许可法》第四十二条' }],
  builtIn: [
    {
      kind: 'paragraph',
      text: `${RECEIVED}因不能在规定期限内作出决定，{{law.clause}}经{{extension.approver}}批准，决定延长办理期限。`,
    },
    { kind: 'paragraph', text: '理由：{{decision.reason}}' },
    {
      kind: 'facts',
      rows: limitRows(),
    },
    { kind: 'paragraph', text: '{{provisional.note}}期限计算如下：' },
    { kind: 'list', field: 'clock.lines' },
  ],
}

const asWithdrawn = ({ deferred }: LetterFacts) => deferred.some((one) => one.missed && one.consequence === 'withdraw')

export const terminationLetter: LetterDesign = {
  name: '终止办理决定书、视为撤回申请告知书',
  title: (facts) => (asWithdrawn(facts) ? '视为撤回申请告知书' : '终止办理决定书'),
  word: '终',
  message: (facts) =>
    `您申请的“${facts.itemName}”${asWithdrawn(facts) ? '视为撤回' : '终止办理'}，理由和权利救济途径写在决定书里。`,
  fields: [
    field('termination.ground', '出现的情形'),
    field('termination.outcome', '怎样处理'),
    field('decision.reason', '理由'),
    field('decision.basis', '依据'),
    remediesField,
  ],
  values: (facts) => ({
    ...commonValues(facts),
    ...remediesValue(facts),
    'termination.ground': terminationTitles[facts.facts.ground as TerminationGround] ?? '',
    'termination.outcome': asWithdrawn(facts) ? '按受理时告知的约定，视为撤回申请' : '本机关决定终止办理',
    'decision.reason': facts.words ?? '',
    'decision.basis': facts.facts.basis ?? '',
  }),
  conditions: [],
  demands: [
    { field: 'termination.outcome', name: '怎样处理', basis: '结束一件申请要有明确的决定' },
    { field: 'decision.reason', name: '理由', basis: '申请人据以陈述、申辩（《行政许可法》第七条）' },
    { field: 'decision.basis', name: '依据', basis: '《行政许可法》第四条' },
    remediesDemand('《行政许可法》第七条'),
  ],
  builtIn: [
    {
      kind: 'paragraph',
      text: `${RECEIVED}办理中出现下列情形：{{termination.ground}}。{{termination.outcome}}，不再作出准予或者不予的决定。`,
    },
    ...reasonAndBasis,
    { kind: 'paragraph', text: '情形消除以后，可以重新提出申请。' },
    { kind: 'list', field: 'remedies' },
  ],
}
