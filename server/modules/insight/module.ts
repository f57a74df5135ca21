import { defineModule } from '#kernel/module.ts'
import { settleDays } from './actions/settle-days.ts'
import { settleLongPastDays } from './jobs.ts'
import { reactions } from './reactions.ts'
import { board } from './views/board.ts'
import { byBody } from './views/by-body.ts'
import { countedCases } from './views/counted-cases.ts'
import { indicators } from './views/indicators.ts'
import { insightPlaces } from './views/insight-places.ts'
import { trend } from './views/trend.ts'

export const insightModule = defineModule({
  name: 'insight',
  title: '指标与看板',
  uses: ['organs', 'calendar', 'vocabulary', 'catalogue', 'cases', 'ratings'],
  permissions: [
    {
      word: 'insight.see',
      title: '查看指标和背后的办件',
      heldBy: { 'department-head': 'own-organ', 'centre-manager': 'own-region', supervisor: 'everywhere' },
    },
    { word: 'insight.settle', title: '汇总早先日期的指标（系统任务）', heldBy: {} },
  ],
  acts: [settleDays],
  views: [indicators, insightPlaces, trend, byBody, countedCases, board],
  reactions,
  jobs: [settleLongPastDays],
  folder: import.meta.dirname,
})
