/** Letters that tell why the date moves, or that there will be no decision. */
import { type Block, chineseDate } from '#modules/documents/index.ts'
import { procedureTitles, type TerminationGround, terminationTitles } from '../contract.ts'
import { remediesAgainst } from '../rules/remedies.ts'
import { type LetterFacts, type LetterText, opening, provisionalNote, xkf } from './letter-words.ts'

export function specialText(facts: LetterFacts): LetterText {
  const { kind, reason, basis, days, planned_to: plannedTo } = facts.procedure!
  const title = procedureTitles[kind]
  return {
    title: '特别程序告知书',
    word: '特',
    body: [
      `${opening(facts)}办理本申请依法需要进行${title}。${xkf(facts, '第四十五条')}所需时间不计算在办理期限内，现将所需时间告知如下：`,
      {
        kind: 'facts',
        rows: [
          ['特别程序', title],
          ['理由', reason],
          ['依据', basis],
          ['所需时间', `${days} 个工作日，预计至${chineseDate(plannedTo)}`],
          ...limitRows(facts, '（按预计结束日推算）'),
        ],
      },
      `特别程序结束以后继续计算办理期限，届时另行告知。${provisionalNote(facts)}期限计算如下：`,
      derivation(facts),
    ],
    message: `您申请的“${facts.itemName}”需要进行${title}，预计 ${days} 个工作日，这段时间不计入办理时限。`,
  }
}

export function extensionText(facts: LetterFacts): LetterText {
  return {
    title: '延期决定书',
    word: '延',
    body: [
      `${opening(facts)}因不能在规定期限内作出决定，${xkf(facts, '第四十二条第一款')}经本机关负责人批准，决定延长办理期限。`,
      `理由：${facts.words ?? ''}`,
      { kind: 'facts', rows: limitRows(facts) },
      `${provisionalNote(facts)}期限计算如下：`,
      derivation(facts),
    ],
    message: `您申请的“${facts.itemName}”延长了办理期限，现在应在${chineseDate(facts.promised!.due)}前作出决定，理由写在决定书里。`,
  }
}

export function terminationText(facts: LetterFacts): LetterText {
  const ground = terminationTitles[facts.facts.ground as TerminationGround]
  const asWithdrawn = facts.deferred.some((one) => one.missed && one.consequence === 'withdraw')
  return {
    title: asWithdrawn ? '视为撤回申请告知书' : '终止办理决定书',
    word: '终',
    body: [
      `${opening(facts)}办理中出现下列情形：${ground}。${asWithdrawn ? '按受理时告知的约定，视为撤回申请' : '本机关决定终止办理'}，不再作出准予或者不予的决定。`,
      `理由：${facts.words ?? ''}`,
      `依据：${facts.facts.basis ?? ''}`,
      '情形消除以后，可以重新提出申请。',
    ],
    remedies: remediesAgainst(facts.organName),
    message: `您申请的“${facts.itemName}”${asWithdrawn ? '视为撤回' : '终止办理'}，理由和权利救济途径写在决定书里。`,
  }
}

function limitRows({ statutory, promised }: LetterFacts, note = ''): (readonly [string, string])[] {
  return [
    ['法定时限', `${statutory!.limit}，至${chineseDate(statutory!.due)}${note}`],
    ['承诺时限', `${promised!.limit}，至${chineseDate(promised!.due)}${note}`],
  ]
}

/** The same lines the pages show. */
function derivation({ lines }: LetterFacts): Block {
  return {
    kind: 'table',
    columns: [
      { title: '起止', share: 3 },
      { title: '计入', share: 2 },
      { title: '说明', share: 5 },
      { title: '依据', share: 4 },
    ],
    rows: lines.map((line) => [
      line.to === line.from
        ? chineseDate(line.from)
        : `${chineseDate(line.from)}至${line.to ? chineseDate(line.to) : '今'}`,
      line.adds > 0 ? `延长 ${line.adds} 天` : line.counted ? `${line.days} 天` : '不计入',
      line.why,
      line.article,
    ]),
  }
}
