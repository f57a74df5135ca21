/**
 * What one wants to do with a thing: one licence stands in a list many times, new, changed, renewed, lost, given up.
 * Who does not say which means the first application.
 */

type ActRow = {
  /** How item names write it. */
  inName: RegExp
  /** How likely an item of this act is meant when nobody said what for. */
  unasked: number
}

const acts = {
  新办: { inName: /新办|设立|成立|新增|核发|初领|首次|申领|签发|取证|新设|配发|初次|注册登记|开办/, unasked: 1.04 },
  变更: { inName: /变更|更名|更正|修改|改建|扩建|增加|减少|变动|改制|改造/, unasked: 0.78 },
  延续: { inName: /延续|延期|续期|到期|期满|再注册/, unasked: 0.78 },
  换发: { inName: /换发|换领|换证|补换/, unasked: 0.82 },
  补办: { inName: /补办|补领|补发|补证|遗失|补换|增补/, unasked: 0.78 },
  挂失: { inName: /挂失(?!补)/, unasked: 0.78 },
  注销: { inName: /注销|终止|解散|撤销|清算|关闭|解除|销毁|报废|废止|免职/, unasked: 0.74 },
  停业: { inName: /停业|歇业|暂停|停止|封存|报停|休学|延缓/, unasked: 0.76 },
  恢复: { inName: /恢复|复业|解封|解挂|启用|复学/, unasked: 0.76 },
  转移: { inName: /过户|转移|转入|转出|转让|迁移|迁出|迁入|转接|转递|互转/, unasked: 0.86 },
  查询: { inName: /查询|打印|查阅|查借阅|核验|核查|公示/, unasked: 0.88 },
  咨询: { inName: /咨询|指引|指导/, unasked: 0.76 },
  预约: { inName: /预约/, unasked: 0.9 },
  校验: { inName: /校验|年检|年审|审验|检验合格|复审|定期考核/, unasked: 0.8 },
  投诉: { inName: /投诉|裁决|仲裁|调解|举报/, unasked: 0.8 },
} as const satisfies Record<string, ActRow>

export type SearchAct = keyof typeof acts
export const searchActs = Object.keys(acts) as [SearchAct, ...SearchAct[]]

/** A set of acts as bits. */
export type Acts = number

const bits = new Map(searchActs.map((act, at) => [act, 1 << at]))

export function actBit(act: SearchAct): Acts {
  return bits.get(act)!
}

export function isSearchAct(word: string): word is SearchAct {
  return word in acts
}

/** The acts an item's name says. */
export function actsInName(name: string): Acts {
  return searchActs.reduce((found, act) => (acts[act].inName.test(name) ? found | actBit(act) : found), 0)
}

/** Who asks for the left one is partly served by the right one. */
const nearly: readonly (readonly [SearchAct, SearchAct, number])[] = [
  ['补办', '挂失', 0.75],
  ['补办', '换发', 0.6],
  ['挂失', '补办', 0.75],
  ['延续', '换发', 0.8],
  ['换发', '延续', 0.7],
  ['换发', '补办', 0.6],
  ['换发', '变更', 0.45],
  ['注销', '停业', 0.45],
  ['停业', '注销', 0.4],
  ['变更', '转移', 0.5],
  ['转移', '变更', 0.6],
  ['查询', '咨询', 0.45],
  ['咨询', '查询', 0.5],
  ['校验', '延续', 0.5],
]

const UNSERVED = 0.62
const SERVED = 1.36
/** An item whose name says no act serves every act a little: 居民身份证办理 also replaces a lost card. */
const UNSAID = 0.92

/** How well the item's acts fit the asked ones: above 1 likelier, below 1 unlikelier. */
export function actFit(asked: Acts, inName: Acts): number {
  const pair = asked * 2 ** 16 + inName
  const known = fits.get(pair)
  if (known !== undefined) return known
  const fit = reckonedFit(asked, inName)
  fits.set(pair, fit)
  return fit
}

/** Asked a hundred thousand times a question, for some hundred different pairs. */
const fits = new Map<number, number>()

function reckonedFit(asked: Acts, inName: Acts): number {
  if (asked === 0) return unaskedFit(inName)
  if (inName === 0) return asked === actBit('新办') ? 1.04 : UNSAID
  if ((asked & inName) !== 0) return SERVED
  const nearest = nearly.reduce(
    (best, [one, other, degree]) => (asked & actBit(one) && inName & actBit(other) ? Math.max(best, degree) : best),
    0,
  )
  return UNSERVED + (SERVED - UNSERVED) * nearest * 0.8
}

function unaskedFit(inName: Acts): number {
  if (inName & actBit('新办')) return acts['新办'].unasked
  return searchActs.reduce((fit, act) => (inName & actBit(act) ? Math.min(fit, acts[act].unasked) : fit), 1)
}

/** Acts excluded by 不是/没有 …: an item of nothing else is hardly meant. */
export function excludedFit(excluded: Acts, inName: Acts): number {
  return inName !== 0 && (inName & ~excluded) === 0 ? 0.5 : 1
}
