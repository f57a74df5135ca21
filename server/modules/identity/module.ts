import { defineModule } from '#kernel/module.ts'
import { assignPost } from './actions/assign-post.ts'
import { authoriseRelative } from './actions/authorise-relative.ts'
import { changeOwnDetails } from './actions/change-own-details.ts'
import { changePassword } from './actions/change-password.ts'
import { correctEnterprise } from './actions/correct-enterprise.ts'
import { correctPerson } from './actions/correct-person.ts'
import { createStaff } from './actions/create-staff.ts'
import { findApplicant } from './actions/find-applicant.ts'
import { giveMandate } from './actions/give-mandate.ts'
import { openAccount } from './actions/open-account.ts'
import { recordEnterprise } from './actions/record-enterprise.ts'
import { recordPerson } from './actions/record-person.ts'
import { register } from './actions/register.ts'
import { removePost } from './actions/remove-post.ts'
import { resetPassword } from './actions/reset-password.ts'
import { resumeAccount } from './actions/resume-account.ts'
import { revokeMandate } from './actions/revoke-mandate.ts'
import { setPostRoles } from './actions/set-post-roles.ts'
import { setRolePermission } from './actions/set-role-permission.ts'
import { signIn } from './actions/sign-in.ts'
import { signOut } from './actions/sign-out.ts'
import { signOutEverywhere } from './actions/sign-out-everywhere.ts'
import { suspendAccount } from './actions/suspend-account.ts'
import { switchMandate } from './actions/switch-mandate.ts'
import { switchPost } from './actions/switch-post.ts'
import { unlockAccount } from './actions/unlock-account.ts'
import { verifyPerson } from './actions/verify-person.ts'
import { authenticate } from './authenticate.ts'
import {
  accountLocked,
  accountResumed,
  accountSuspended,
  enterpriseCorrected,
  mandateGiven,
  mandateRevoked,
  passwordChanged,
  personCorrected,
  phoneChanged,
  staffLeft,
} from './events.ts'
import { forgetEndedSessions } from './jobs.ts'
import { permissions, seedPermissions } from './permissions.ts'
import { accountList } from './views/accounts.ts'
import { enterpriseCorrections, personCorrections } from './views/corrections.ts'
import { findByName } from './views/find-by-name.ts'
import { enterpriseAgents, mandateList } from './views/mandates.ts'
import { ownDetails } from './views/own-details.ts'
import { personIdentifier } from './views/person-identifier.ts'
import { myRelatives } from './views/relatives.ts'
import { roleList } from './views/roles.ts'
import { session } from './views/session.ts'
import { staffList } from './views/staff.ts'

export const identityModule = defineModule({
  name: 'identity',
  title: '身份与权限',
  uses: ['organs'],
  permissions,
  acts: [
    signIn,
    signOut,
    signOutEverywhere,
    switchMandate,
    switchPost,
    register,
    changePassword,
    changeOwnDetails,
    findApplicant,
    recordPerson,
    verifyPerson,
    correctPerson,
    openAccount,
    recordEnterprise,
    correctEnterprise,
    giveMandate,
    authoriseRelative,
    revokeMandate,
    createStaff,
    assignPost,
    removePost,
    suspendAccount,
    resumeAccount,
    unlockAccount,
    resetPassword,
    setRolePermission,
    setPostRoles,
  ],
  views: [
    session,
    ownDetails,
    findByName,
    personIdentifier,
    personCorrections,
    mandateList,
    enterpriseAgents,
    enterpriseCorrections,
    myRelatives,
    staffList,
    accountList,
    roleList,
  ],
  events: [
    accountLocked,
    accountResumed,
    accountSuspended,
    enterpriseCorrected,
    mandateGiven,
    mandateRevoked,
    passwordChanged,
    personCorrected,
    phoneChanged,
    staffLeft,
  ],
  jobs: [forgetEndedSessions],
  folder: import.meta.dirname,
  seed: (ctx, declared) => seedPermissions(ctx, declared.permissions),
  authenticate,
})
