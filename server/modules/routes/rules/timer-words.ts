/** What a boundary timer does, in a clause that follows the name of its step. */
export function timerInWords(timer: { afterDays: number; interrupting: boolean; leadsTo: string }): string {
  const { afterDays, interrupting, leadsTo } = timer
  const late = `打开后满 ${afterDays} 个工作日没有办完`
  if (interrupting) return `${late}，${leadsTo ? `转入“${leadsTo}”` : '不再等待，流程继续'}`
  return `${late}，${leadsTo ? `另开“${leadsTo}”，本环节继续办理` : '提醒办理'}`
}
