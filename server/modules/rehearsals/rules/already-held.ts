/**
 * Which papers and which answers an item asks for although the city may hold them already (国务院关于在线政务服务的若干规定 art. 7: what can be had by sharing
 * is not asked for again). Judged by names, so it warns and never refuses: the editor declares what stands for the material, or
 * says why it is asked for all the same.
 */
import type { AskedAgain, Way } from '../contract.ts'

type Asked = {
  key: string
  name: string
  licenceType?: string
  reuse?: object
  fact?: object
  askedBecause?: string
}
export type Held = {
  licences: readonly { key: string; title: string }[]
  /** `papers`: what says no more than the fact, as items call it. */
  facts: readonly { title: string; source: string; papers?: readonly string[] }[]
  /** By name: how many other items in force ask for a material called the same, and one of them. */
  elsewhere: ReadonlyMap<string, { items: number; example: string }>
}

/** What a licence is called besides its title. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  'id-card': ['身份证', '身份证件', '身份证明'],
  'household-register': ['户口簿', '户口本'],
}

/** Written for this one application: an earlier one never stands for it. */
const MADE_ANEW = /(申请书|申请表|登记表|申报表|承诺书|委托书|声明|方案|照片)$/
/** Of somebody else than the applicant, whose licences and answers stand for nothing here. */
const OF_OTHERS = /^(经办人|代理人|受托人|股东|合伙人|监护人|配偶|父母|子女|员工|.{0,6}人员)/
const ASIDE = /[（(《〈【[][^）)》〉】\]]*[）)》〉】\]]/g
const WRAPPED = /[《》〈〉“”"【】]/g
const TAIL = /(的?(原件|复印件|影印件|扫描件|电子版|正本|副本|正副本))+$/
const BETWEEN = /[、，,；;／/]|以及|或者|或|和|及|与/

/** 「法定代表人身份证（正反面）复印件」 → 「法定代表人身份证」, and each of several papers named together by itself. */
export const papersNamed = (name: string): string[] => partsOf(name).filter((part) => !OF_OTHERS.test(part))

function partsOf(name: string): string[] {
  return name
    .replace(ASIDE, '')
    .replace(WRAPPED, '')
    .split(BETWEEN)
    .map((part) => part.trim().replace(TAIL, ''))
    .filter((part) => part.length > 1)
}

/** 证 and 证书 are one paper. */
const core = (name: string) => name.replace(TAIL, '').replace(/证书$/, '证')

/** Whose it is may stand before: 「申请人身份证」. What stands after makes it another paper: 「营业执照遗失声明」. */
const names = (paper: string, title: string) => core(paper).endsWith(core(title))

/** Each material that something the city holds could stand for and that does not say so, with what could and how to declare it. */
export function askedAgain(materials: readonly Asked[], { licences, facts, elsewhere }: Held): AskedAgain[] {
  return materials.flatMap((one) => {
    // With a licence or a fact it is asked only of those for whom the city holds nothing.
    if (one.licenceType || one.fact) return []
    const papers = papersNamed(one.name)
    const called = (...titles: readonly string[]) => papers.some((paper) => titles.some((title) => names(paper, title)))
    const ways: Way[] = [
      ...licences
        .filter(({ key, title }) => called(title, ...(alsoCalled[key] ?? [])))
        .map(({ title }) => ({
          kind: 'licence' as const,
          title: `电子证照“${title}”`,
          mend: `在“可用哪种电子证照代替”里选“${title}”`,
        })),
      ...facts
        .filter(({ papers: known = [] }) => called(...known))
        .map(({ title, source }) => ({
          kind: 'fact' as const,
          title: `${source}的“${title}”`,
          mend: `在“其他部门的哪项信息可以代替”里选“${title}”`,
        })),
    ]
    const same = elsewhere.get(one.name)
    if (same && !one.reuse && !partsOf(one.name).some((part) => MADE_ANEW.test(part)))
      ways.push({
        kind: 'earlier',
        title: `申请人办“${same.example}”${same.items > 1 ? `等 ${same.items} 个事项` : ''}时交过的同名材料`,
        mend: '在“以前交过的同名材料能否代替”里选可信等级和年限',
      })
    return ways.length > 0 ? [{ key: one.key, name: one.name, ways, because: one.askedBecause }] : []
  })
}

type Field = { key: string; label: string; kind: string; prefill?: string; element?: object }
export type Known = { key: string; label: string; kind: string; sources: readonly { from: string }[] }

/** What a field of the applicant's own is called besides the label of its data element. */
const fieldsCalled: Readonly<Record<string, readonly string[]>> = {
  'person-name': ['姓名'],
  'person-id-number': ['身份证号', '身份证号码', '公民身份证号码', '证件号码'],
  'person-phone': ['手机', '手机号', '联系手机', '联系电话'],
  'person-address': ['住址', '家庭住址', '居住地址'],
  'enterprise-name': ['企业名称', '单位名称'],
  'enterprise-uscc': ['社会信用代码', '信用代码', '统一信用代码'],
  'enterprise-address': ['企业住所', '单位住所', '企业地址', '单位地址'],
  'legal-representative': ['法定代表人', '法定代表人姓名', '负责人姓名'],
}
/** So general that by themselves they say nothing of whose they are. */
const TOO_GENERAL = new Set(['名称', '住所', '日期', '金额'])
const WHOSE = /^(申请人|本人|申请单位|申请企业)(的)?/

/**
 * Fields everybody has to fill in by hand, though a data element of the same name and kind would fill them in from what the
 * platform knows. Judged by labels, so it warns and never refuses.
 */
export function fieldsAskedAgain(fields: readonly Field[], elements: readonly Known[]): AskedAgain[] {
  const known = elements.filter(({ sources }) => sources.length > 0)
  return fields.flatMap(({ key, label, kind, prefill, element }) => {
    if (prefill || element) return []
    const own = label.replace(ASIDE, '').trim()
    const said = own.replace(WHOSE, '')
    const found = known.find(
      (one) =>
        one.kind === kind &&
        ((one.label === said && (said !== own || !TOO_GENERAL.has(said))) || fieldsCalled[one.key]?.includes(said)),
    )
    if (!found) return []
    const way: Way = {
      kind: 'element',
      title: `数据元“${found.label}”`,
      mend: `在“申请表单”里把这一项换成数据元“${found.label}”`,
    }
    return [{ key, name: label, ways: [way] }]
  })
}
