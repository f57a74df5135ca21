/** What the catalogue refuses, and the words that go with it. */
import { refusal } from '#kernel/problem.ts'

export const notPublished = refusal('catalogue.not-published', 409, '这个事项不在已公布的清单内，不能申请办理')
export const itemMissing = refusal('catalogue.item-missing', 404, '没有找到这个事项，可能已经取消，请搜索其他事项')
export const codeTaken = refusal('catalogue.code-taken', 409, '这个事项编码已被其他事项使用，请核对后修改')
export const codeMalformed = refusal('catalogue.code-malformed', 422, '事项编码不符合编码规则，请按提示修改')
export const draftOpen = refusal('catalogue.draft-open', 409, '这个事项已有一份没有发布的草稿，请在那份草稿上修改')
export const actNotOpen = refusal('catalogue.act-not-open', 409, '这个版本现在的状态不能这样处理')
export const editConflict = refusal('catalogue.edit-conflict', 409, '在您编辑期间，别人修改了这份草稿，请对照后再保存')
export const secondPerson = refusal(
  'catalogue.second-person',
  403,
  '编写过这个版本的人不能审核发布它，请由另一位同事审核',
)
export const notSound = refusal('catalogue.not-sound', 422, '事项内容还有问题，请按提示修改后再提交')
export const dayPassed = refusal('catalogue.day-passed', 422, '生效日期不能早于今天')
export const nothingToChange = refusal('catalogue.nothing-to-change', 422, '所选事项都不能这样修改，请查看原因')
/** facts: `reason` */
export const importUnreadable = refusal(
  'catalogue.import-unreadable',
  422,
  '这份文件读不出事项清单，请下载空白模板对照',
)
export const importMissing = refusal('catalogue.import-missing', 404, '没有找到这次导入')
export const tooManyToExport = refusal(
  'catalogue.too-many-to-export',
  422,
  '一次最多导出 20000 个事项，请按地区或部门分次导出',
)
export const ruleMissing = refusal('catalogue.rule-missing', 404, '没有找到这条规则或规则里的要素')
/** facts: `open`, how many tasks are */
export const ruleInUse = refusal(
  'catalogue.rule-in-use',
  409,
  '按这条规则交办的整改任务还没有完成，完成以后才能删除规则',
)
export const taskMissing = refusal('catalogue.task-missing', 404, '没有找到这项整改任务，可能已经完成')
export const nothingDeviates = refusal('catalogue.nothing-deviates', 409, '这个事项与上级没有差异，或已有整改任务')
/** facts: `differences` */
export const stillDeviates = refusal('catalogue.still-deviates', 409, '事项与上级仍有差异，请修改并发布后再完成任务')
export const alreadyDelegated = refusal('catalogue.already-delegated', 409, '这段时间内已交由同一机关办理')
export const delegationMissing = refusal('catalogue.delegation-missing', 404, '没有找到这项委托或授权，可能已经收回')
/** facts: `bodies`: [{organId, organName}] */
export const bodyToChoose = refusal('catalogue.body-to-choose', 422, '这个事项由几个机关分别办理，请选择向哪一个申请')
export const bodyNotHandling = refusal('catalogue.body-not-handling', 422, '所选机关不办理这个事项，请重新选择')
export const listMissing = refusal('catalogue.list-missing', 404, '没有找到这份清单')
/** facts: `reason` */
export const listQuestionWrong = refusal('catalogue.list-question-wrong', 422, '清单的条件或列写得不对，请按提示修改')
