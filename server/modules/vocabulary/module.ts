import { defineModule } from '#kernel/module.ts'
import { seedCodeTables } from './code-tables.ts'
import { codeTable } from './views/code-table.ts'
import { regionList } from './views/region-list.ts'
import { regionPage } from './views/region-page.ts'

export const vocabularyModule = defineModule({
  name: 'vocabulary',
  title: '区划与代码',
  uses: [],
  views: [regionList, regionPage, codeTable],
  folder: import.meta.dirname,
  seed: seedCodeTables,
})
