import { defineModule } from '#kernel/module.ts'
import { askForForm } from './actions/ask-for-form.ts'
import { discardDraft } from './actions/discard-draft.ts'
import { saveDraft } from './actions/save-draft.ts'
import { sweepHandedIn } from './forms-on-paper.ts'
import { draftOfItem } from './views/draft-of-item.ts'
import { draftPage } from './views/draft-page.ts'
import { handedInForms } from './views/handed-in.ts'
import { itemForm } from './views/item-form.ts'
import { myDrafts } from './views/my-drafts.ts'
import { prefill } from './views/prefill.ts'

export const formsModule = defineModule({
  name: 'forms',
  title: '表单',
  uses: ['organs', 'identity', 'vocabulary', 'exchange', 'catalogue', 'licences'],
  acts: [saveDraft, discardDraft, askForForm],
  views: [itemForm, prefill, myDrafts, draftPage, draftOfItem, handedInForms],
  jobs: [sweepHandedIn],
  folder: import.meta.dirname,
})
