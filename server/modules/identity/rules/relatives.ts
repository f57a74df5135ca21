/** Who may act for a relative, and until when (民法典 art. 17, 18, 23, 27, 161–165, 173). */

/** What the person acted for is to whoever acts: `parent` 父母 of them. */
export const relations = {
  parent: '父母',
  child: '子女',
  spouse: '配偶',
  sibling: '兄弟姐妹',
  grandparent: '祖父母、外祖父母',
  grandchild: '孙子女、外孙子女',
  other: '其他亲属、被监护人',
} as const
export type Relation = keyof typeof relations

export const mandateBases = { given: '本人网上授权', recorded: '窗口登记的授权委托书', guardian: '监护人' } as const
export type MandateBasis = keyof typeof mandateBases

/** What a window looks at; the first four prove a guardian (art. 27, 28, 31), the others a mandate (art. 165). */
export const relativePapers = {
  'household-register': '居民户口簿',
  'birth-certificate': '出生医学证明',
  'court-ruling': '人民法院指定监护人的文书',
  'committee-decision': '居（村）民委员会、民政部门指定监护人的文书',
  'notarised-mandate': '公证的授权委托书',
  'paper-mandate': '授权委托书',
} as const
export type RelativePaper = keyof typeof relativePapers

/** An adult's guardian is named by a court or a committee, never by a household register (art. 28, 31). */
export const provesGuardian = (paper: RelativePaper, minor: boolean): boolean =>
  paper === 'court-ruling' ||
  paper === 'committee-decision' ||
  (minor && (paper === 'household-register' || paper === 'birth-certificate'))

export const provesMandate = (paper: RelativePaper): boolean =>
  paper === 'paper-mandate' || paper === 'notarised-mandate'

/** The birthday on which somebody is eighteen; who was born on 29 February is so on 1 March (art. 17, 200 f.). */
export function comesOfAge(birthDate: string): string {
  const [year, month, day] = birthDate.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year + 18, month - 1, day)).toISOString().slice(0, 10)
}

export const isMinor = (birthDate: string, today: string): boolean => today < comesOfAge(birthDate)

/** The last day on which a guardian acts for a child: the one before it comes of age. */
export function lastDayAsChild(birthDate: string): string {
  const day = new Date(`${comesOfAge(birthDate)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}
