import { defineModule } from '#kernel/module.ts'
import { allowAgent } from './actions/allow-agent.ts'
import { answerApplication } from './actions/answer-application.ts'
import { applyForSeal } from './actions/apply-for-seal.ts'
import { endAgent } from './actions/end-agent.ts'
import { resumeSeal } from './actions/resume-seal.ts'
import { revokeSeal } from './actions/revoke-seal.ts'
import { suspendSeal } from './actions/suspend-seal.ts'
import { mySeals } from './views/my-seals.ts'
import { sealImage } from './views/seal-image.ts'
import { sealLog } from './views/seal-log.ts'
import { usableSeals } from './views/usable-seals.ts'

export const signetsModule = defineModule({
  name: 'signets',
  title: '企业电子印章',
  uses: ['identity', 'documents', 'notices'],
  permissions: [
    {
      word: 'signets.own',
      title: '申领、使用和管理自己企业的电子印章',
      heldBy: { citizen: 'own', 'enterprise-agent': 'own' },
    },
  ],
  acts: [applyForSeal, answerApplication, allowAgent, endAgent, suspendSeal, resumeSeal, revokeSeal],
  views: [mySeals, usableSeals, sealLog, sealImage],
  folder: import.meta.dirname,
})
