import { defineModule } from '#kernel/module.ts'

export const routesModule = defineModule({
  name: 'routes',
  title: '审批流程',
  uses: ['organs', 'identity', 'calendar', 'notices'],
  permissions: [],
  acts: [],
  views: [],
  events: [],
  folder: import.meta.dirname,
})
