/** What each letter of a case says. Pure: facts in, paragraphs out. */
import { type Block, chineseDate } from '#modules/documents/index.ts'
import { deferralConsequenceTitles, procedureTitles } from '../contract.ts'
import { remediesAgainst } from '../rules/remedies.ts'
import type { LetterKind } from '../store.ts'
import { type LetterFacts, type LetterText, opening, provisionalNote, xkf } from './letter-words.ts'
import { extensionText, specialText, terminationText } from './procedure-texts.ts'

export function letterText(kind: LetterKind, facts: LetterFacts): LetterText {
  return texts[kind](facts)
}

const texts: Record<LetterKind, (facts: LetterFacts) => LetterText> = {
  correction: (facts) => ({
    title: '补正告知书',
    word: '补',
    body: [
      `${opening(facts)}经审核，申请材料不齐全或者不符合法定形式。${xkf(facts, '第三十二条第一款第四项')}现将需要补正的全部内容一次告知如下：`,
      { kind: 'points', points: (facts.correction?.items ?? []).map((item) => `${item.name}：${item.problem}`) },
      ...(facts.correction?.note ? [facts.correction.note] : []),
      '请按上述要求补正后提交。按要求补正齐全的，应当受理。等待补正的时间不计入办理时限。',
      ...(facts.correction?.answerBy
        ? [
            `请在${chineseDate(facts.correction.answerBy)}前补正；逾期没有补正的，本机关终止办理（依据：${facts.correction.basis}）。`,
          ]
        : []),
    ],
    message: `您申请的“${facts.itemName}”需要补正 ${facts.correction?.items.length ?? 0} 处，请按告知书补齐后提交。`,
  }),
  acceptance: (facts) => ({
    title: '受理通知书',
    word: '受',
    body: [
      facts.deemed
        ? `${opening(facts)}自收到申请材料起五个工作日内没有告知补正。${xkf(facts, '第三十二条第一款第四项')}本申请自${chineseDate(facts.acceptedOn!)}起即为受理。`
        : `${opening(facts)}经审核，申请事项属于本机关职权范围，${facts.deferred.length > 0 ? '主要申请材料' : '申请材料'}齐全、符合法定形式。${xkf(facts, '第三十二条第一款第五项')}决定自${chineseDate(facts.acceptedOn!)}起予以受理。`,
      {
        kind: 'facts',
        rows: [
          ['办件编号', facts.caseNumber],
          ['查询码', facts.queryCode],
          ['法定时限', `${facts.statutory!.limit}，至${chineseDate(facts.statutory!.due)}`],
          ['承诺时限', `${facts.promised!.limit}，至${chineseDate(facts.promised!.due)}`],
        ],
      },
      `时限以工作日计算的，不含法定节假日，受理当日不计入。${provisionalNote(facts)}`,
      ...deferredPart(facts),
      ...(facts.materials.length > 0 ? ['收到的申请材料：', { kind: 'points' as const, points: facts.materials }] : []),
    ],
    message: `您申请的“${facts.itemName}”已经受理，承诺${chineseDate(facts.promised!.due)}前作出决定。`,
  }),
  'non-acceptance': (facts) => ({
    title: facts.facts.ground === 'not-competent' ? '不予受理决定书' : '不受理告知书',
    word: '不受',
    body: [
      `${opening(facts)}经审核，${facts.facts.ground === 'not-competent' ? '申请事项依法不属于本机关职权范围' : '申请事项依法不需要办理'}。`,
      `理由：${facts.words ?? ''}`,
      `${xkf(facts, facts.facts.ground === 'not-competent' ? '第三十二条第一款第二项' : '第三十二条第一款第一项')}${facts.facts.ground === 'not-competent' ? '决定不予受理' : '告知您（单位）本申请不受理'}。`,
      ...(facts.facts.rightBody ? [`请向${facts.facts.rightBody}提出申请。`] : []),
    ],
    remedies: remediesAgainst(facts.organName),
    message: `您申请的“${facts.itemName}”没有受理，理由和下一步怎么办写在决定书里。`,
  }),
  special: specialText,
  extension: extensionText,
  termination: terminationText,
  grant: (facts) => ({
    title: facts.law === 'licence' ? '准予行政许可决定书' : '准予办理决定书',
    word: '准',
    body: [
      `${opening(facts)}经审查，您（单位）的申请符合法定条件、标准。${xkf(facts, '第三十八条第一款')}决定准予${facts.itemName}。`,
      ...resultsPart(facts),
      ...(facts.words ? [`审查意见：${facts.words}`] : []),
      `办理结果：${facts.resultName}。`,
    ],
    message: `您申请的“${facts.itemName}”已经准予。`,
  }),
  denial: (facts) => ({
    title: facts.law === 'licence' ? '不予行政许可决定书' : '不予办理决定书',
    word: '不准',
    body: [
      `${opening(facts)}经审查，您（单位）的申请不符合法定条件、标准。`,
      ...resultsPart(facts),
      `理由：${facts.words ?? ''}`,
      `依据：${facts.facts.basis ?? ''}`,
      `${xkf(facts, '第三十八条第二款')}决定不予${facts.itemName}。`,
    ],
    remedies: remediesAgainst(facts.organName),
    message: `您申请的“${facts.itemName}”没有准予，理由和权利救济途径写在决定书里。`,
  }),
  delivery: (facts) => ({
    title: '送达回证',
    word: '送',
    body: [
      {
        kind: 'facts',
        rows: [
          ['受送达人', facts.applicantName],
          ['办件编号', facts.caseNumber],
          ['送达文书', `${facts.itemName}的决定书${facts.resultName ? `、${facts.resultName}` : ''}`],
          ['送达方式', deliveryWays[facts.facts.channel ?? 'online']],
          ...(facts.facts.receivedBy ? [['领取人', facts.facts.receivedBy] as const] : []),
          ...(facts.facts.tracking ? [['邮件号码', facts.facts.tracking] as const] : []),
        ],
      },
    ],
    message: `您申请的“${facts.itemName}”的结果已经送达。`,
  }),
}

/** 容缺受理: told once, what is missing, until when, and what follows. */
function deferredPart({ deferred }: LetterFacts): (string | Block)[] {
  if (deferred.length === 0) return []
  return [
    `您（单位）书面承诺后补下列材料，本申请予以容缺受理。请按期补交，补齐以后才能作出准予的决定；到期没有补交的，${deferralConsequenceTitles[deferred[0]!.consequence]}${deferred[0]!.basis ? `（依据：${deferred[0]!.basis}）` : ''}。`,
    {
      kind: 'points',
      points: deferred.map((one) => `${one.name}：${one.days} 个工作日，至${chineseDate(one.due_on)}`),
    },
  ]
}

/** What a decision rests on is said in it: the record of a hearing, the findings of a test (行政许可法 art. 48(2), 55). */
function resultsPart({ procedures }: LetterFacts): Block[] {
  const points = procedures.map((one) => `${procedureTitles[one.kind]}：${one.result ?? ''}（依据：${one.basis}）`)
  return points.length > 0 ? [{ kind: 'points', points }] : []
}

const deliveryWays = { online: '电子送达（发送至申请人的消息箱）', counter: '窗口直接送达', post: '邮寄送达' } as const
