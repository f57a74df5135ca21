import { defineModule } from '#kernel/module.ts'
import { recordEnterprise } from './actions/record-enterprise.ts'
import { register } from './actions/register.ts'
import { authenticate } from './authenticate.ts'
import { accountLocked, mandateGiven, mandateRevoked, passwordChanged } from './events.ts'
import { permissions, seedPermissions } from './permissions.ts'

export const identityModule = defineModule({
  name: 'identity',
  title: '身份与权限',
  uses: ['organs'],
  permissions,
  acts: [register, recordEnterprise],
  events: [accountLocked, mandateGiven, mandateRevoked, passwordChanged],
  folder: import.meta.dirname,
  seed: (ctx, declared) => seedPermissions(ctx, declared.permissions),
  authenticate,
})
