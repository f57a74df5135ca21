import type { Trouble } from '../contract.ts'

export type Lack = { kind: 'material' | 'field'; key: string; name: string }
export type Replayed = {
  /** Absent when the asker may not open the case. */
  caseId: string | undefined
  number: string
  granted: boolean
  troubles: { trouble: Trouble; words: string }[]
  lacking: Lack[]
  /** What the old case held: keys of materials given and fields filled in. */
  given: Lack[]
}

/** Without one of these the application could not have been filed as it was. */
const barring: readonly Trouble[] = ['not-for-them', 'sent-away', 'asked-more', 'material-lacking', 'field-lacking']

const keyOf = ({ kind, key }: Lack) => `${kind}.${key}`

function counted(lacks: readonly Lack[]): (Lack & { cases: number })[] {
  const groups = Map.groupBy(lacks, keyOf)
  return [...groups.values()]
    .map((group) => ({ ...group[0]!, cases: group.length }))
    .sort((some, others) => others.cases - some.cases || some.name.localeCompare(others.name, 'zh'))
}

/**
 * The report on a draft over replayed cases.
 * @param asks every material and field the draft may ask, in any situation
 */
export function reportOn(
  replayed: readonly Replayed[],
  asks: readonly Lack[],
  titles: Readonly<Record<Trouble, string>>,
) {
  const troubled = replayed.filter((one) => one.troubles.length > 0)
  const totals = (Object.keys(titles) as Trouble[])
    .map((trouble) => ({
      trouble,
      title: titles[trouble],
      cases: replayed.filter((one) => one.troubles.some((met) => met.trouble === trouble)).length,
    }))
    .filter((one) => one.cases > 0)
  const lacking = counted(replayed.flatMap((one) => one.lacking))
  const held = counted(replayed.flatMap((one) => one.given))
  const heldKeys = new Set(held.map(keyOf))
  const asked = new Set(asks.map(keyOf))
  const unused = asks.filter((one) => !heldKeys.has(keyOf(one)))
  const dropped = held.filter((one) => !asked.has(keyOf(one)))
  const barred = replayed.filter(
    (one) => one.granted && one.troubles.some((met) => barring.includes(met.trouble)),
  ).length
  return {
    replayed: replayed.length,
    troubled: troubled.length,
    grantedTroubled: barred,
    totals,
    lacking,
    unused,
    dropped,
    summary: sentences(replayed.length, troubled.length, barred, totals, { lacking, unused, dropped }),
    cases: troubled.map(({ caseId, number, granted, troubles }) => ({ caseId, number, granted, troubles })),
  }
}

type Counted = Lack & { cases: number }
const what = ({ kind, name }: Lack) => (kind === 'material' ? `材料“${name}”` : `填写项“${name}”`)

function sentences(
  all: number,
  troubled: number,
  barred: number,
  totals: readonly { title: string; cases: number }[],
  { lacking, unused, dropped }: { lacking: readonly Counted[]; unused: readonly Lack[]; dropped: readonly Counted[] },
): string[] {
  const first =
    troubled === 0
      ? `最近办结的 ${all} 件按这份草稿都能照样办理。`
      : `最近办结的 ${all} 件里，有 ${troubled} 件按这份草稿会遇到问题。`
  return [
    first,
    ...(barred > 0 ? [`其中 ${barred} 件当时已获准予，按这份草稿却不能照原样申请。发布前请确认这是想要的结果。`] : []),
    ...totals.map(({ title, cases }) => `${cases} 件${title}。`),
    ...lacking.slice(0, 5).map((one) => `${what(one)}：${one.cases} 件没有。`),
    ...(unused.length > 0 ? [`这 ${all} 件里没有一件用到：${unused.map(what).join('、')}。可以考虑不再要求。`] : []),
    ...dropped.slice(0, 5).map((one) => `草稿不再要求${what(one)}，过去有 ${one.cases} 件提供过。`),
    '受理条件是文字，预演不能判断；请审核人自行对照。',
  ]
}
