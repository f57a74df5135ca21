import { defineModule } from '#kernel/module.ts'
import { applyChangeSet } from './actions/apply-change-set.ts'
import { continueImport } from './actions/continue-import.ts'
import { createChangeSet } from './actions/create-change-set.ts'
import { createDraft } from './actions/create-draft.ts'
import { createItem } from './actions/create-item.ts'
import { delegateItem } from './actions/delegate-item.ts'
import { editDraft } from './actions/edit-draft.ts'
import { endDelegation } from './actions/end-delegation.ts'
import { finishMendTask } from './actions/finish-mend-task.ts'
import { editTree } from './actions/edit-tree.ts'
import { noteUnanswered } from './actions/note-unanswered.ts'
import { openMendTask } from './actions/open-mend-task.ts'
import { publishImport } from './actions/publish-import.ts'
import { publishVersion } from './actions/publish-version.ts'
import { putVersionInForce } from './actions/put-version-in-force.ts'
import { recallDraft } from './actions/recall-draft.ts'
import { rejectChangeSet } from './actions/reject-change-set.ts'
import { retireWord } from './actions/retire-word.ts'
import { returnDraft } from './actions/return-draft.ts'
import { runImport } from './actions/run-import.ts'
import { saveSamenessRule } from './actions/save-sameness-rule.ts'
import { settleQuestion } from './actions/settle-question.ts'
import { stageImport } from './actions/stage-import.ts'
import { submitDraft } from './actions/submit-draft.ts'
import { teachWord } from './actions/teach-word.ts'
import { withdrawChangeSet } from './actions/withdraw-change-set.ts'
import { withdrawItem } from './actions/withdraw-item.ts'
import { importContinues, itemWithdrawn, versionPublished } from './events.ts'
import { publishDueVersions } from './jobs.ts'
import { workThroughImport } from './reactions.ts'
import { seedSearch } from './search/seed.ts'
import { changeSetPage, changeSetPreview, changeSets } from './views/change-sets.ts'
import { checklist } from './views/checklist.ts'
import { delegationDesk, delegations } from './views/delegations.ts'
import { draftPreview } from './views/draft-preview.ts'
import { editableItems } from './views/editable-items.ts'
import { exportItems } from './views/export-items.ts'
import { guide } from './views/guide.ts'
import { importErrors, importReasons, importRows, importTemplate } from './views/import-rows.ts'
import { importPage, imports } from './views/imports.ts'
import { itemChanges } from './views/item-changes.ts'
import { itemList } from './views/item-list.ts'
import { itemPage } from './views/item-page.ts'
import { lexicon, lexiconObjects, tryQuestion } from './views/lexicon.ts'
import { tryRule } from './views/try-rule.ts'
import { publishingCalendar } from './views/publishing-calendar.ts'
import { mendTasks, samenessExport, samenessReport, samenessRules, samenessSummary } from './views/sameness.ts'
import { searchItems } from './views/search-items.ts'
import { tree, treeDraft, treeItems, wantItems } from './views/trees.ts'
import { unansweredQuestions } from './views/unanswered-questions.ts'
import { versionDifference } from './views/version-difference.ts'
import { versionHistory } from './views/version-history.ts'
import { versionPage } from './views/version-page.ts'
import { routeCheck, routeFromFile, usualRoute } from './views/route-drawing.ts'
import { saveList } from './actions/save-list.ts'
import { listDesk, listExport, listPage, listPreview, lists } from './views/lists.ts'
import { removeList } from './actions/remove-list.ts'
import { removeSamenessRule } from './actions/remove-sameness-rule.ts'
import { completenessBoard, completenessItems } from './views/completeness.ts'
import { guideFile } from './views/guide-file.ts'
import { guideNotice } from './views/guide-notice.ts'
import { guideQr, qrStickers } from './views/guide-qr.ts'

export const catalogueModule = defineModule({
  name: 'catalogue',
  title: '事项',
  uses: ['organs', 'identity', 'vocabulary', 'documents', 'notices', 'exchange', 'routes'],
  permissions: [
    { word: 'catalogue.edit', title: '编写和维护政务服务事项', heldBy: { 'catalogue-editor': 'own-region' } },
    { word: 'catalogue.publish', title: '审核、发布和取消政务服务事项', heldBy: { 'catalogue-editor': 'own-region' } },
    {
      word: 'catalogue.teach',
      title: '教词库说法、编写引导问答和生命周期树',
      heldBy: { 'catalogue-editor': 'own-region' },
    },
    { word: 'catalogue.sweep', title: '到期发布事项版本（系统任务）', heldBy: {} },
  ],
  acts: [
    createItem,
    createDraft,
    editDraft,
    submitDraft,
    recallDraft,
    returnDraft,
    publishVersion,
    putVersionInForce,
    withdrawItem,
    createChangeSet,
    applyChangeSet,
    rejectChangeSet,
    withdrawChangeSet,
    stageImport,
    runImport,
    publishImport,
    continueImport,
    saveSamenessRule,
    removeSamenessRule,
    openMendTask,
    finishMendTask,
    delegateItem,
    endDelegation,
    saveList,
    removeList,
    noteUnanswered,
    teachWord,
    retireWord,
    settleQuestion,
    editTree,
  ],
  views: [
    itemList,
    guide,
    checklist,
    searchItems,
    editableItems,
    itemPage,
    versionPage,
    draftPreview,
    versionDifference,
    versionHistory,
    publishingCalendar,
    changeSets,
    changeSetPage,
    changeSetPreview,
    routeCheck,
    routeFromFile,
    usualRoute,
    importTemplate,
    imports,
    importPage,
    importReasons,
    importRows,
    importErrors,
    exportItems,
    itemChanges,
    samenessRules,
    samenessReport,
    samenessSummary,
    samenessExport,
    mendTasks,
    delegations,
    delegationDesk,
    lists,
    listPage,
    listExport,
    listDesk,
    listPreview,
    guideNotice,
    guideFile,
    guideQr,
    qrStickers,
    completenessBoard,
    completenessItems,
    unansweredQuestions,
    lexicon,
    lexiconObjects,
    tryQuestion,
    tryRule,
    tree,
    treeItems,
    treeDraft,
    wantItems,
  ],
  jobs: [publishDueVersions],
  events: [versionPublished, itemWithdrawn, importContinues],
  reactions: [workThroughImport],
  seed: seedSearch,
  folder: import.meta.dirname,
})
