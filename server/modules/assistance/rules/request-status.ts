/** How a request for help goes on: which act is open in which state, and to whom. */

export const requestStates = {
  open: '待接办',
  taken: '帮办中',
  prepared: '待本人确认',
  linked: '办件办理中',
  ended: '已结束',
} as const
export type RequestState = keyof typeof requestStates

export const requestActs = {
  take: '接办',
  'hand-over': '转交同事',
  link: '关联办件',
  end: '结束帮办',
  confirm: '确认是我要办的',
  refuse: '不是我要办的',
  withdraw: '不用帮了',
} as const
export type RequestAct = keyof typeof requestActs

/** `staff`: of the hall. `helper`: whoever took it. `asker`: whoever asked with their account. */
const table: readonly { act: RequestAct; by: 'staff' | 'helper' | 'asker'; in: readonly RequestState[] }[] = [
  { act: 'take', by: 'staff', in: ['open'] },
  { act: 'hand-over', by: 'helper', in: ['taken', 'prepared'] },
  { act: 'link', by: 'helper', in: ['taken'] },
  { act: 'end', by: 'helper', in: ['taken', 'prepared'] },
  { act: 'confirm', by: 'asker', in: ['prepared'] },
  { act: 'refuse', by: 'asker', in: ['prepared'] },
  { act: 'withdraw', by: 'asker', in: ['open', 'taken'] },
]

export type Standing = { staff: boolean; helper: boolean; asker: boolean }

export function openActs(state: RequestState, standing: Standing): RequestAct[] {
  return table.filter((row) => row.in.includes(state) && standing[row.by]).map((row) => row.act)
}
