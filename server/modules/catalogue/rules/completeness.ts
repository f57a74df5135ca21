import type { ItemContent } from '../contract.ts'

/** Elements a good guide states beyond those that are gaps when missing. */
const wanted: readonly { title: string; stated: (content: ItemContent) => boolean }[] = [
  { title: '通俗名称', stated: ({ plainName }) => plainName !== undefined },
  { title: '事项简介', stated: ({ summary }) => summary !== undefined },
  { title: '常见问题', stated: ({ faq }) => faq.length > 0 },
  { title: '关键词', stated: ({ keywords }) => keywords.length > 0 },
  { title: '办理环节', stated: ({ steps }) => steps.length > 0 },
  { title: '实施编码', stated: ({ implementationCode }) => implementationCode !== undefined },
  { title: '办理形式', stated: ({ channels }) => channels !== undefined },
  { title: '权力来源和责任', stated: ({ power }) => power !== undefined },
  { title: '实施主体性质', stated: ({ body }) => body !== undefined },
  { title: '网办、预约、支付和快递', stated: ({ access }) => access !== undefined },
]
const GAPS = 10

/** Of a hundred, and what is missing; the column `completeness` counts the same. */
export function completenessOf(content: ItemContent, gapNames: Readonly<Record<string, string>>) {
  const missing = [
    ...(content.gaps ?? []).map((gap) => gapNames[gap] ?? gap),
    ...wanted.filter(({ stated }) => !stated(content)).map(({ title }) => title),
  ]
  const all = wanted.length + GAPS
  return { score: Math.round((100 * (all - missing.length)) / all), missing }
}
