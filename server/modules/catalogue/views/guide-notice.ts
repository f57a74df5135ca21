import { view } from '#kernel/view.ts'
import { chineseDate, type Leaflet, printLeaflet } from '#modules/documents/index.ts'
import type { ItemContent } from '../contract.ts'
import * as contract from '../contract.ts'
import { handlingOf } from '../delegation.ts'
import { guideAddress } from '../guide-address.ts'
import { guideWords } from '../guide-words.ts'
import { inSituation, pathOf } from '../rules/situations.ts'
import { findPublishedHead, withContent } from '../store.ts'

/** Everything an applicant must know and bring, told at once, on paper: the guide and its checklist, in print. */
export const guideNotice = view(contract.guideNotice, {
  async look(ctx, { id, answers }) {
    const found = await findPublishedHead(ctx, id)
    if (!found) throw contract.itemMissing({ id })
    const version = await withContent(ctx, found)
    const path = pathOf(version.content, contract.readAnswers(answers))
    const content = inSituation(version.content, path.answers)
    const { own, bodies } = await handlingOf(ctx, id)
    const handledBy = [...(own ? [version.organName] : []), ...bodies.map((one) => one.organName)]
    const leaflet: Leaflet = {
      title: '一次性告知单',
      subject: content.name,
      organName: handledBy.join('、'),
      body: [
        ...situationBlocks(path.asked, path.stop),
        { kind: 'facts', rows: factsOf(content) },
        { kind: 'heading', text: '要带的材料' },
        ...materialBlocks(content),
        ...pointsOf('受理条件', content.conditions),
        ...pointsOf(
          '收费',
          content.fees.map((fee) => `${fee.name}：${fee.standard}（${fee.basis}）`),
        ),
        ...pointsOf(
          '办理依据',
          content.basis.map(({ law, article }) => `${law}${article}`),
        ),
      ],
      address: guideAddress(ctx, id),
      printedOn: ctx.today,
      foot: `事项编码 ${version.code} · 第 ${version.no} 版 · ${chineseDate(ctx.today)}打印，以扫码看到的为准`,
    }
    return {
      content: await printLeaflet(ctx, leaflet),
      mediaType: 'application/pdf',
      name: `一次性告知单-${content.name.slice(0, 60)}.pdf`,
      inline: true,
    }
  },
})

type Body = Leaflet['body'][number]

function situationBlocks(asked: ReturnType<typeof pathOf>['asked'], stop?: string): Body[] {
  if (asked.length === 0) return []
  const rows = asked.map(({ question, answer }) => [question.text, answer.label] as const)
  return [{ kind: 'heading', text: '您的情况' }, { kind: 'facts', rows }, ...(stop ? [stop] : [])]
}

function factsOf(content: ItemContent): [string, string][] {
  const words = guideWords(content)
  const { service, trips, online, gaps } = content
  const times = gaps?.includes('trips') ? '未填报' : `${trips} 次`
  return [
    ['多久', `${words.promised}（法定 ${words.statutory}）`],
    ['多少钱', words.fees],
    ['跑几次', online ? `${times}，可以全程网办` : times],
    ['到哪办', [service.hall, service.address].filter(Boolean).join('，')],
    ['什么时候', service.hours],
    ['咨询电话', service.phone],
    ['监督电话', service.complaintPhone],
    ['结果', content.result.name],
  ]
}

const necessities = { required: '必须', optional: '可不交', deferrable: '可后补' } as const

function materialBlocks({ materials, gaps }: ItemContent): Body[] {
  if (materials.length === 0) return [gaps?.includes('materials') ? '实施机关未填报，请先电话咨询。' : '不需要材料。']
  return [
    {
      kind: 'table',
      columns: [
        { title: '材料', share: 4 },
        { title: '份数', share: 2 },
        { title: '要求', share: 1.4 },
        { title: '说明', share: 4 },
      ],
      rows: materials.map((one) => [
        one.name,
        [one.originals > 0 && `原件 ${one.originals}`, one.copies > 0 && `复印件 ${one.copies}`]
          .filter(Boolean)
          .join('，') || '电子件',
        necessities[one.necessity],
        [one.licenceType && '有电子证照的不用交', one.deferDays && `${one.deferDays} 个工作日内补交`, one.note]
          .filter(Boolean)
          .join('；'),
      ]),
    },
  ]
}

function pointsOf(title: string, points: readonly string[]): Body[] {
  return points.length === 0
    ? []
    : [
        { kind: 'heading', text: title },
        { kind: 'points', points },
      ]
}
