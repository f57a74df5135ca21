/** Words of a question that say nothing about the thing, and words that turn one around. */
import { evenText } from './search-text.ts'

/** Words that say that one wants something, not what: they would match every item alike. */
const EMPTY_WORDS =
  /我们家|我们|咱们|咱家|我家|你好|您好|请问|麻烦|想要|我要|我想|想问|想办|要办|怎么样|怎么办理|怎么办|怎么搞|怎么弄|怎样|怎么|如何|需要|什么时候|什么|哪些|哪里|哪儿|哪个|在哪|去哪|多少钱|多久|几天|能不能|可不可以|可以|能否|要不要|是不是|有没有|该不该|行不行|手续|流程|材料|条件|带上|一下|一个|一家|一张|一份|帮我|帮忙|给我|申请办|办理|咋个办|咋整|咋个|咋办|咋|啥子|啥|新的|的话|了吗|嘛|吗|呢|吧|啊|呀|哦|哈|嘞|撒|噻|我|您|你|他|她|办个|办下|找谁|找哪|部门|地方|单位给|办|弄|搞|要|想|去|个|的|了|把|在|和|与|及|或|给|能|请|是|得|该|还|就|都|也|跟|对|让|到|从|有/g

/** Letters that belong to other words: 补 in 补贴 asks for no replacement. */
export const soundAlikeWords = [
  '补贴',
  '补助',
  '补偿',
  '改造',
  '改制',
  '转业',
  '销售',
  '调查',
  '检查',
  '查处',
  '换届',
  '补习',
  '补胎',
  '改革',
  '转基因',
  '转包',
  '手续',
  '继续',
  '连续',
  '持续',
  '审查',
  '开销',
  '促销',
  '营销',
  '经销',
  '代销',
  '变压器',
  '贸易',
  '交换',
  '转诊',
  '转院',
  '转学',
  '落户',
  '落地',
  '丢荒',
  '一次性',
  '掉头',
  '更新',
  '更年',
  '记录',
  '多少岁',
  '多少年',
  '转播',
  '排查',
  '抽查',
  '勘查',
  '续建',
  '补种',
  '补办证明',
] as const

const GENERIC = new Set([
  '公司',
  '企业',
  '单位',
  '店',
  '学校',
  '机构',
  '厂',
  '证',
  '铺',
  '户',
  '许可',
  '许可证',
  '执照',
])

/** Words that many kinds of things end with. */
export function isGeneric(word: string): boolean {
  return GENERIC.has(word)
}

const NEGATIONS = [
  '不是',
  '不用',
  '不要',
  '不想',
  '不需要',
  '不能',
  '没有',
  '没',
  '未',
  '别',
  '还没',
  '不',
  '无需',
  '并非',
  '不必',
]

/** Whether the words before a place turn around what follows: 不是注销, 还没过期. */
export function isNegated(before: string): boolean {
  return NEGATIONS.some((word) => before.endsWith(word))
}

/** The question without the words that say nothing; the question itself when nothing would be left. */
export function keyPart(question: string): string {
  const even = evenText(question)
  const key = even.replace(EMPTY_WORDS, ' ').replace(/\s+/g, ' ').trim()
  return key.replace(/\s/g, '').length >= 2 ? key : even
}

/** Only the longer ones: a single letter may belong to a word, as 到 to 到期. */
const EMPTY_IN_SAYINGS = new RegExp(
  EMPTY_WORDS.source
    .split('|')
    .filter((word) => word.length > 1)
    .join('|'),
  'g',
)

/** Letters of a saying that say something: 怎么 in 医药费怎么报 says nothing. */
export function contentLength(said: string): number {
  const known = contentLengths.get(said)
  if (known !== undefined) return known
  const letters = said.replaceAll('+', '')
  const length = Math.max(Math.min(2, letters.length), letters.replace(EMPTY_IN_SAYINGS, '').length)
  contentLengths.set(said, length)
  return length
}

const contentLengths = new Map<string, number>()

export type Asker = 'firm' | 'person' | 'public-body'

/** For whom one asks, when the question says so. */
export function askerIn(question: string): Asker | undefined {
  if (/机关|公务员|事业单位|事业编|体制内|编制/.test(question)) return 'public-body'
  if (/公司|企业|单位|厂里|工厂|老板|员工|职工|用人/.test(question)) return 'firm'
  if (/个人|自己|本人|我妈|我爸|老人|孩子|娃|农民|老百姓/.test(question)) return 'person'
  return undefined
}

/** Items made for somebody else than the asker stand a little lower. */
export function askerFit(asker: Asker | undefined, name: string): number {
  const publicBody = name.includes('机关事业')
  if (asker === 'public-body') return publicBody ? 1.15 : 1
  if (publicBody) return 0.86
  if (asker === 'firm') return /单位|企业/.test(name) ? 1.05 : name.includes('个人') ? 0.93 : 1
  if (asker === 'person') return /单位|用人/.test(name) ? 0.92 : 1
  return name.startsWith('单位') || name.startsWith('参保单位') ? 0.95 : 1
}
