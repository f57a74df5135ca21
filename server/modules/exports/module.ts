import { defineModule } from '#kernel/module.ts'
import { dropExport } from './actions/drop-export.ts'
import { expireExports as expire } from './actions/expire-exports.ts'
import { exportList } from './actions/export-list.ts'
import { portionDue } from './events.ts'
import { expireExports } from './jobs.ts'
import { writeListed } from './listed.ts'
import { exportFile } from './views/export-file.ts'
import { myExports } from './views/my-exports.ts'

export const exportsModule = defineModule({
  name: 'exports',
  title: '导出',
  uses: ['organs'],
  permissions: [{ word: 'exports.sweep', title: '删除过期的导出（系统任务）', heldBy: {} }],
  acts: [exportList, dropExport, expire],
  views: [myExports, exportFile],
  events: [portionDue],
  reactions: [writeListed],
  jobs: [expireExports],
  folder: import.meta.dirname,
})
