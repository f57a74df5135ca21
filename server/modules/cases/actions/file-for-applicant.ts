import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { ParsedInputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { invalidInput } from '#kernel/problem.ts'
import { inSituation } from '#modules/catalogue/index.ts'
import { answersFiled, applicationFiled, formOfAnother } from '#modules/forms/index.ts'
import {
  type Applicant,
  checkIdNumber,
  checkUscc,
  ensureEnterprise,
  ensurePerson,
  findApplicantBy,
} from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { dropCounterDraft, lockCounterDraft } from '../counter-drafts.ts'
import { beforeFiling, fileApplication } from '../filing.ts'
import { filesOfOwnForm } from '../own-form.ts'

/** A window clerk files for a person present; found by their identifier, or recorded without an account. */
export const fileForApplicant = action(contract.fileForApplicant, {
  async load(ctx, input) {
    const draft = input.draftId === undefined ? undefined : await lockCounterDraft(ctx, input.draftId)
    const takenIn = [...(draft?.file_ids ?? []), ...(await filesOfForm(ctx, input))]
    return { draft, takenIn, ...(await beforeFiling(ctx, input, takenIn)) }
  },
  allow: (ctx, { version }) => covers(scopeOf(ctx.actor, 'cases.receive'), version),
  async run(ctx, { applicant: present, draftId: _, formId, ...application }, { draft, takenIn, version, calendar }) {
    if (draft) await dropCounterDraft(ctx, draft.id)
    const applicant = await recorded(ctx, present)
    const agentName = present.kind === 'enterprise' ? present.agentName : undefined
    const filed = await fileApplication(ctx, {
      version,
      calendar,
      applicant,
      channel: 'window',
      agentName,
      takenIn,
      ...application,
    })
    const content = inSituation(version.content, application.situation ?? {})
    const answers = { content, values: application.values }
    const { itemId } = application
    if (formId) await applicationFiled(ctx, applicant, { ...answers, itemId, caseId: filed.caseId, atWindow: true })
    else await answersFiled(ctx, applicant, answers)
    return filed
  },
})

/** The applicant's own draft is of somebody on record: nobody else's number opens it. */
async function filesOfForm(
  ctx: Ctx,
  { formId, itemId, applicant: present }: ParsedInputOf<typeof contract.fileForApplicant>,
): Promise<string[]> {
  if (formId === undefined) return []
  const owner = await findApplicantBy(ctx, present.kind === 'person' ? present.idNumber : present.uscc.toUpperCase())
  if (!owner) throw formOfAnother()
  return filesOfOwnForm(ctx, owner, { id: formId, itemId })
}

type Present = ParsedInputOf<typeof contract.fileForApplicant>['applicant']

async function recorded(ctx: Ctx, present: Present): Promise<Applicant> {
  if (present.kind === 'person') {
    const idNumber = checkIdNumber(present.idNumber)?.number
    if (!idNumber) throw mistyped('applicant.idNumber', '身份证号不对，请逐位核对')
    return ensurePerson(ctx, { ...present, idNumber })
  }
  if (!checkUscc(present.uscc.toUpperCase())) throw mistyped('applicant.uscc', '统一社会信用代码不对，请逐位核对')
  return ensureEnterprise(ctx, { ...present, uscc: present.uscc.toUpperCase() })
}

const mistyped = (field: string, message: string) => invalidInput({ fields: [{ field, message }] })
