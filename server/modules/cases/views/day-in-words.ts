const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

/** 2026-11-21 as people say it: 11月21日（周六）. */
export function dayInWords(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日（周${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]}）`
}
