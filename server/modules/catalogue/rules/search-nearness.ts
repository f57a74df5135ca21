/** Things of the lexicon that a question comes near to without naming one: its words, compared with all sayings of each. */
import type { Lexicon } from './search-lexicon.ts'
import { createPostings, type Scores } from './search-postings.ts'
import { termsOf } from './search-text.ts'
import { keyPart } from './search-words.ts'

/** Part of the question's weight that the thing's sayings hold: 0 to 1. */
export type Near = { object: string; ratio: number }

const SINGLE = 0.35
const MOST = 6

/** Many words for one: who says 娃儿 and who says 小孩 mean the same. */
const SAME_WORDS: readonly (readonly [string, string])[] = [
  ['孩', '娃娃 娃儿 小娃 小孩子 小孩 小朋友 孩子 宝宝 儿子 女儿 闺女 崽崽 崽 幺儿 娃'],
  ['爸', '老汉儿 老汉 老爸 爸爸 父亲 爹 我爸'],
  ['妈', '妈妈 老妈 母亲 我妈'],
  ['配偶', '老公 丈夫 老婆 媳妇 妻子 爱人 对象'],
  ['老人', '爷爷 奶奶 外公 外婆 婆婆 老人家 老头 老太太 老太 老年人'],
  ['死了', '过世 去世 死亡 没了 走了 不在了 病故 身亡'],
  ['坐牢', '服刑 蹲监狱 判刑 进监狱'],
  ['补贴', '补助 津贴 救济'],
  ['房', '房屋 房子 屋子 住房'],
  ['餐馆', '饭馆 饭店 餐厅 馆子'],
  ['招', '雇 招聘 招工 招人 招收'],
  ['员工', '工人 职工 伙计 民工 打工的'],
  ['老家', '家乡 户籍地'],
  ['外地', '外省 省外 外面 异地 别的城市'],
  ['建', '盖 修建 修 建造 搭建 搭'],
  ['卖', '售卖 出售 贩卖'],
  ['厂', '工厂 厂子 厂里 厂房'],
  ['看病', '就医 治病 治疗 瞧病'],
  ['上学', '读书 念书 就读'],
  ['丢', '丢失 弄丢 丢了 掉了 遗失 不见了 找不到'],
  ['车', '汽车 小车 轿车 车辆 车子'],
  ['粮', '大米 稻谷 小麦 玉米 粮食'],
]

const oneFor = new Map(SAME_WORDS.flatMap(([one, words]) => words.split(' ').map((word) => [word, one] as const)))
const anyOfThem = new RegExp([...oneFor.keys()].toSorted((one, other) => other.length - one.length).join('|'), 'g')

export type Nearness = (question: string) => Near[]

export function createNearness(lexicon: Lexicon): Nearness {
  const objects = [...lexicon.objects.keys()]
  const sayings = new Map<string, Map<string, number>>()
  for (const phrases of [lexicon.whole.values(), [...lexicon.inParts.values()].flat()]) {
    for (const { parts, meanings } of phrases) {
      for (const { object, weight } of meanings) {
        if (!object || weight < 0.6) continue
        let terms = sayings.get(object)
        if (!terms) sayings.set(object, (terms = new Map()))
        for (const term of new Set(parts.flatMap((part) => termsOf(sameWords(part)))))
          terms.set(term, Math.min(3, (terms.get(term) ?? 0) + 0.7 * weight))
      }
    }
  }
  const postings = createPostings()
  objects.forEach((object, slot) => {
    const terms = sayings.get(object) ?? new Map<string, number>()
    postings.add(slot, terms, Math.sqrt(terms.size))
  })
  const scores: Scores = { of: new Float32Array(objects.length), touched: [] }

  return (question) => {
    const wanted = new Map(termsOf(sameWords(keyPart(question))).map((term) => [term, term.length > 1 ? 1 : SINGLE]))
    const most = postings.most(wanted)
    postings.rank(wanted, scores)
    const ranked = scores.touched
      .map((slot) => ({ object: objects[slot]!, ratio: scores.of[slot]! / most }))
      .sort((one, other) => other.ratio - one.ratio)
      .slice(0, MOST)
    for (const slot of scores.touched) scores.of[slot] = 0
    scores.touched.length = 0
    return ranked
  }
}

function sameWords(text: string): string {
  return text.replace(anyOfThem, (word) => oneFor.get(word)!)
}
