import { defineModule } from '#kernel/module.ts'
import { routeEvents } from './events.ts'

export const routesModule = defineModule({
  name: 'routes',
  title: '审批流程',
  uses: ['organs', 'identity', 'calendar', 'notices'],
  permissions: [
    {
      word: 'routes.approve',
      title: '承办审批岗的环节',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ' },
    },
    { word: 'routes.lead', title: '承办负责人的环节', heldBy: { 'department-head': 'own-organ' } },
    { word: 'routes.receive', title: '承办窗口岗的环节', heldBy: { 'window-clerk': 'own-region' } },
  ],
  acts: [],
  views: [],
  events: routeEvents,
  folder: import.meta.dirname,
})
