/**
 * The indicators, as they are run. Every measure is a whole number that each row of a population adds: figures are sums
 * of it and the drill-down shows it row by row, so that the rows behind a figure always add up to the figure.
 */
import type { Definition, IndicatorKey } from '../contract.ts'

/** `filed`, `decided`: cases by the day of filing or decision; `rated`: ratings that count, by the day of rating. */
export const populationNames = ['filed', 'decided', 'rated', 'spared'] as const
export type Population = (typeof populationNames)[number]

export type IndicatorRule = Omit<Definition, 'key' | 'title' | 'population'> & {
  population: Population
  /** Its measures count working days: rows come with the running number of the working day of each of their dates. */
  countsWorkingDays?: true
}

export const populationWords: Record<Population, { words: string; sql: string }> = {
  filed: { words: '统计期内提交申请的办件，按提交日期计入', sql: 'cases.v_case c by c.filed_at' },
  decided: {
    words: '统计期内作出准予或不予决定的办件，按决定日期计入；不予受理和撤回的不在内',
    sql: 'cases.v_case c by c.decided_at',
  },
  rated: {
    words: '统计期内作出的评价，按评价日期计入；经复核不属实的差评、疑似刷评和默认好评的不计，没有评价的不算好评',
    sql: 'ratings.v_rating r where r.counts by r.rated_at',
  },
  spared: {
    words: '统计期内提交、至少少交一份材料或者少填一项信息的办件，按提交日期计入',
    sql: 'cases.v_not_asked n by n.filed_at',
  },
}

const inTime = `(c.decided_at at time zone 'Asia/Shanghai')::date <= c.promised_due`

export const indicatorRules: Record<IndicatorKey, IndicatorRule> = {
  filed: {
    version: 1,
    unit: 'count',
    meaning: '有多少人和企业来办事：统计期内收到的申请件数。',
    population: 'filed',
    numerator: { words: '提交申请的办件数', sql: '1' },
    formula: '办件量 = 提交申请的办件数',
    source: '办件库',
    better: 'neither',
  },
  'on-time': {
    version: 1,
    unit: 'percent',
    meaning:
      '说到做到的比例：作出决定的办件里，有多少没有超过向申请人承诺的日期。还没有决定的超期件不在其中，见“电子监察”。',
    population: 'decided',
    numerator: { words: '在承诺办结日当天或之前作出决定的办件数', sql: `(${inTime})::int` },
    denominator: { words: '作出决定的办件数', sql: '1' },
    formula: '按时办结率 = 按承诺时限作出决定的办件数 ÷ 作出决定的办件数',
    source: '办件库、工作日历',
    better: 'higher',
  },
  'promise-speed-up': {
    version: 1,
    unit: 'percent',
    meaning: '承诺比法律要求快多少：作出决定的办件，承诺时限合计比法定时限合计少了几成。',
    population: 'decided',
    countsWorkingDays: true,
    numerator: { words: '法定时限与承诺时限相差的工作日合计', sql: 'statutory.n - promised.n' },
    denominator: { words: '法定时限的工作日合计', sql: 'statutory.n - accepted.n' },
    formula: '承诺提速 =（法定时限工作日合计 − 承诺时限工作日合计）÷ 法定时限工作日合计',
    source: '办件库、事项版本、工作日历',
    better: 'higher',
  },
  online: {
    version: 1,
    unit: 'percent',
    meaning: '不用跑窗口就提交的比例：统计期内的申请里，有多少是从网上提交的。',
    population: 'filed',
    numerator: { words: '网上提交的办件数', sql: `(c.channel = 'online')::int` },
    denominator: { words: '提交申请的办件数', sql: '1' },
    formula: '网上申请率 = 网上提交的办件数 ÷ 提交申请的办件数',
    source: '办件库',
    better: 'higher',
  },
  instant: {
    version: 1,
    unit: 'percent',
    meaning: '当场就能办的比例：统计期内的申请里，有多少属于即办件。',
    population: 'filed',
    numerator: { words: '即办件数', sql: `(c.handling = 'instant')::int` },
    denominator: { words: '提交申请的办件数', sql: '1' },
    formula: '即办件占比 = 即办件数 ÷ 提交申请的办件数',
    source: '办件库、事项版本',
    better: 'higher',
  },
  satisfaction: {
    version: 2,
    unit: 'percent',
    meaning: '来办事的人满意不满意：收到的评价里，非常满意、满意和基本满意占多少。',
    population: 'rated',
    numerator: { words: '非常满意、满意、基本满意的评价数', sql: '(not r.bad)::int' },
    denominator: { words: '计入的评价数', sql: '1' },
    formula: '好评率 = 非常满意、满意、基本满意的评价数 ÷ 计入的评价数',
    source: '好差评',
    better: 'higher',
  },
  'mean-days': {
    version: 1,
    unit: 'days',
    meaning: '实际办了多久：从受理到作出决定平均用了几个工作日，受理当天不算，当天办结记 0。',
    population: 'decided',
    countsWorkingDays: true,
    numerator: { words: '从受理到决定的工作日合计', sql: 'decided.n - accepted.n' },
    denominator: { words: '作出决定的办件数', sql: '1' },
    formula: '平均办理时长 = 从受理到决定的工作日合计 ÷ 作出决定的办件数',
    source: '办件库、工作日历',
    better: 'lower',
  },
  'spared-materials': {
    version: 1,
    unit: 'sheets',
    meaning:
      '少交了多少份材料：提交申请时由本人的电子证照、以前交过的材料或者其他部门的答复代替的。告知承诺和窗口核对的纸质材料不算。',
    population: 'spared',
    numerator: { words: '没有再要的材料份数', sql: 'n.materials' },
    formula: '少交材料 = 提交申请时由电子证照、以前交过的材料、其他部门的答复代替的材料份数之和',
    source: '办件库',
    better: 'higher',
  },
  'spared-fields': {
    version: 1,
    unit: 'fields',
    meaning: '少填了多少项信息：表格替申请人填好、申请人没有改动就提交的。',
    population: 'spared',
    numerator: { words: '替申请人填好的项数', sql: 'n.fields' },
    formula: '少填信息 = 预先填好、提交时没有改动的填写项之和',
    source: '办件库',
    better: 'higher',
  },
}

/** Changes whenever a figure would be counted differently: sums kept under another edition are not used. */
export const edition = Object.entries(indicatorRules)
  .map(([key, { version }]) => `${key}.${version}`)
  .join(' ')
