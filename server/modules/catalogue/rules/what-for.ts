/**
 * One licence stands in a list many times: new, changed, renewed, lost, given up. Who does not say which of them means
 * the first one.
 */
const occasions: readonly { inName: RegExp; inQuestion: RegExp }[] = [
  { inName: /注销|歇业|终止|废业|退出|解散/, inQuestion: /注销|不干|不开|关门|关店|停|终止|歇业|退|取消|解散/ },
  { inName: /变更|变动|更正|修改|调整|改建/, inQuestion: /变更|变动|改|换|更正|搬/ },
  { inName: /补办|补领|补发|遗失|补证|挂失/, inQuestion: /补|丢|掉了|不见|遗失|坏|挂失/ },
  { inName: /延续|延期|续期|换发|换证|换领|到期/, inQuestion: /延|续|到期|过期|换/ },
  { inName: /查询|打印|咨询|指引|公示/, inQuestion: /查|打印|证明|记录|咨询|问|多少/ },
  { inName: /结算|清算|抵扣|递延|汇总|核销/, inQuestion: /结算|清算|抵扣|递延|汇总|核销/ },
  { inName: /转出|转入|转移|过户|迁出|迁入/, inQuestion: /转|过户|迁|搬|外地|异地/ },
  { inName: /暂停|停业|停办|恢复|复业|冻结|撤销/, inQuestion: /停|恢复|复|冻结|撤/ },
]

const UNASKED = 0.8
const ASKED = 1.15

/** How much likelier or unlikelier an item is for its occasion: 1 when its name says none. */
export function occasionFactor(name: string, question: string): number {
  return occasions.reduce((factor, { inName, inQuestion }) => {
    if (!inName.test(name)) return factor
    return factor * (inQuestion.test(question) ? ASKED : UNASKED)
  }, 1)
}
