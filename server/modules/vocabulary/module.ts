import { defineModule } from '#kernel/module.ts'
import { addDataElement } from './actions/add-data-element.ts'
import { retireDataElement } from './actions/retire-data-element.ts'
import { reviseDataElement } from './actions/revise-data-element.ts'
import { seedCodeTables } from './code-tables.ts'
import { seedElements } from './data-elements.ts'
import { codeTable } from './views/code-table.ts'
import { dataElementVersions } from './views/data-element-versions.ts'
import { dataElements } from './views/data-elements.ts'
import { regionList } from './views/region-list.ts'
import { regionPage } from './views/region-page.ts'

export const vocabularyModule = defineModule({
  name: 'vocabulary',
  title: '区划与代码',
  uses: [],
  permissions: [
    { word: 'vocabulary.define', title: '查看数据元库、维护本地数据元', heldBy: { 'catalogue-editor': 'everywhere' } },
  ],
  acts: [addDataElement, reviseDataElement, retireDataElement],
  views: [regionList, regionPage, codeTable, dataElements, dataElementVersions],
  folder: import.meta.dirname,
  async seed(ctx) {
    await seedCodeTables(ctx)
    await seedElements(ctx)
  },
})
