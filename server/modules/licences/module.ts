import { defineModule } from '#kernel/module.ts'
import { licenceIssued, licenceStatusChanged } from './events.ts'
import { seedTypes } from './licence-types.ts'

export const licencesModule = defineModule({
  name: 'licences',
  title: '电子证照',
  uses: ['organs', 'identity', 'documents', 'notices'],
  permissions: [
    {
      word: 'licences.own',
      title: '查看、下载和出示自己的证照',
      heldBy: { citizen: 'own', 'enterprise-agent': 'own' },
    },
    {
      word: 'licences.see',
      title: '查看签发的证照',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ', supervisor: 'own-region' },
    },
    {
      word: 'licences.manage',
      title: '暂扣、恢复、撤销、吊销、注销证照',
      heldBy: { 'department-head': 'own-organ' },
    },
    { word: 'licences.define-types', title: '登记证照类型的定义机构', heldBy: { 'catalogue-editor': 'everywhere' } },
    { word: 'licences.sweep', title: '标记有效期届满（系统任务）', heldBy: {} },
  ],
  events: [licenceIssued, licenceStatusChanged],
  folder: import.meta.dirname,
  async seed(ctx) {
    await seedTypes(ctx)
  },
})
