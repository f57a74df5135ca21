import { defineModule } from '#kernel/module.ts'
import { createDraft } from './actions/create-draft.ts'
import { createItem } from './actions/create-item.ts'
import { editDraft } from './actions/edit-draft.ts'
import { noteUnanswered } from './actions/note-unanswered.ts'
import { publishVersion } from './actions/publish-version.ts'
import { returnDraft } from './actions/return-draft.ts'
import { submitDraft } from './actions/submit-draft.ts'
import { withdrawItem } from './actions/withdraw-item.ts'
import { itemWithdrawn, versionPublished } from './events.ts'
import { checklist } from './views/checklist.ts'
import { editableItems } from './views/editable-items.ts'
import { guide } from './views/guide.ts'
import { itemList } from './views/item-list.ts'
import { itemPage } from './views/item-page.ts'
import { searchItems } from './views/search-items.ts'
import { unansweredQuestions } from './views/unanswered-questions.ts'
import { versionPage } from './views/version-page.ts'

export const catalogueModule = defineModule({
  name: 'catalogue',
  title: '事项',
  uses: ['organs', 'identity', 'vocabulary'],
  permissions: [
    { word: 'catalogue.edit', title: '编写和维护政务服务事项', heldBy: { 'catalogue-editor': 'own-region' } },
    { word: 'catalogue.publish', title: '审核、发布和取消政务服务事项', heldBy: { 'catalogue-editor': 'own-region' } },
  ],
  acts: [createItem, createDraft, editDraft, submitDraft, returnDraft, publishVersion, withdrawItem, noteUnanswered],
  views: [itemList, guide, checklist, searchItems, editableItems, itemPage, versionPage, unansweredQuestions],
  events: [versionPublished, itemWithdrawn],
  folder: import.meta.dirname,
})
