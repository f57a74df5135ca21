/** What happens to an account, or to who may act for whom, is told to those it concerns: identity stands above and sends nothing. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { momentInWords } from '#kernel/time.ts'
import {
  accountLocked,
  accountResumed,
  accountsOf,
  accountSuspended,
  enterpriseCorrected,
  getApplicant,
  getFirmCorrection,
  mandateGiven,
  mandateRevoked,
  namesOfAccounts,
  passwordChanged,
  personCorrected,
  phoneChanged,
  representativeOf,
  takeFormerPhone,
} from '#modules/identity/index.ts'
import { sendNotice } from './send-notice.ts'

type MandateNews = { mandateId: string; enterpriseId?: string; personId?: string; agentId: string }

const given = on(mandateGiven, 'notices.tell-mandate-given', (ctx, news) =>
  tellBoth(ctx, news, 'given', (principal, agent) => ({
    agent: {
      title: `您可以代${principal}办事了`,
      body: `您已经被登记为可以代“${principal}”办事的人。办理前请先选择代谁办事；还没有在窗口核验过身份证的，请先带身份证到窗口核验。如果您不知道这件事，请到窗口核对。`,
    },
    principal: {
      title: `${agent}可以代为办事了`,
      body: `“${agent}”已经被登记为可以代“${principal}”办事的人。如果这不是您的意思，请马上到窗口核对，或者在页面上解除。`,
    },
  })),
)

const revoked = on(mandateRevoked, 'notices.tell-mandate-revoked', (ctx, news) =>
  tellBoth(ctx, news, 'revoked', (principal, agent) => ({
    agent: { title: `您不再代${principal}办事`, body: `您代“${principal}”办事的资格已经解除。您自己的事项不受影响。` },
    principal: {
      title: `${agent}不再代为办事`,
      body: `“${agent}”代“${principal}”办事的资格已经解除，以后不能再代为提交申请。如果这不是您的意思，请到窗口核对。`,
    },
  })),
)

type Words = { title: string; body: string }

/** The agent alone, not those who act for the agent in turn; and whose matter it is: the person, or who represents the firm. */
async function tellBoth(
  ctx: Ctx,
  { mandateId, enterpriseId, personId, agentId }: MandateNews,
  occasion: string,
  words: (principal: string, agent: string) => { agent: Words; principal: Words },
): Promise<void> {
  const principal = await getApplicant(
    ctx,
    enterpriseId ? { kind: 'enterprise', id: enterpriseId } : { kind: 'person', id: personId! },
  )
  const agent = await getApplicant(ctx, { kind: 'person', id: agentId })
  const said = words(principal.name, agent.name)
  const holder = enterpriseId ? (await representativeOf(ctx, enterpriseId))?.accountId : principal.accountId
  const dedupeKey = `notices:mandate:${mandateId}:${occasion}`
  const kind = 'account'
  if (agent.accountId)
    await sendNotice(ctx, { to: [agent.accountId], kind, ...said.agent, link: '/me', dedupeKey: `${dedupeKey}:agent` })
  if (holder && holder !== agent.accountId)
    await sendNotice(ctx, {
      to: [holder],
      kind,
      ...said.principal,
      link: enterpriseId ? `/me/mandates/${enterpriseId}` : '/me/relatives',
      dedupeKey: `${dedupeKey}:principal`,
    })
}

/** A changed password may be the first sign of an account taken over, whoever was signed in when it was changed. */
const password = on(passwordChanged, 'notices.tell-password-set', (ctx, { accountId, byAdministrator, at }) =>
  tellHolder(ctx, accountId, {
    ...(byAdministrator
      ? {
          title: '工作人员为您的账号设置了新密码',
          body: '您的账号有了工作人员设置的密码，原来的登录都已经退出。请换成只有您自己知道的密码；如果这不是您要求的，请马上联系窗口或者管理员。',
        }
      : {
          title: '您的登录密码已经修改',
          body: '您的登录密码已经修改，其他设备上的登录都已经退出。如果不是您本人修改的，请马上联系窗口或者管理员，停用账号。',
        }),
    dedupeKey: `notices:password:${at}`,
  }),
)

/** To the number before as well: who took an account over would otherwise be the only one told. */
const phone = on(phoneChanged, 'notices.tell-phone-changed', async (ctx, { personId, at, formerPhoneId }) => {
  const { accountId } = await getApplicant(ctx, { kind: 'person', id: personId })
  const alsoTo = await takeFormerPhone(ctx, formerPhoneId)
  if (!accountId) return
  await tellHolder(ctx, accountId, {
    title: '您的手机号已经修改',
    body: '您的联系手机号已经修改，以后的短信发到新的号码。如果不是您要求的，请马上换一个新密码，并到窗口核对。',
    alsoTo,
    dedupeKey: `notices:phone:${at}`,
  })
})

const fieldNames = { name: '姓名', phone: '手机号', address: '住址' } as const

const corrected = on(
  personCorrected,
  'notices.tell-person-corrected',
  async (ctx, { personId, correctionId, fields, formerPhoneId }) => {
    const { accountId } = await getApplicant(ctx, { kind: 'person', id: personId })
    const alsoTo = await takeFormerPhone(ctx, formerPhoneId)
    // Without an account there is no box, and no text without a message.
    if (!accountId) return
    const said = [
      `窗口工作人员看过身份证，更正了您登记的${fields.map((one) => fieldNames[one]).join('、')}。`,
      fields.includes('name') ? '以前提交的办件和发出的证照仍是原来的姓名。' : '',
      fields.includes('phone') ? '以后的短信发到新的号码。' : '',
      '如果不是您本人去办的，请马上换一个新密码，并到窗口核对。',
    ]
    await tellHolder(ctx, accountId, {
      title: '窗口更正了您的登记信息',
      body: said.join(''),
      alsoTo,
      dedupeKey: `notices:corrected:${correctionId}`,
    })
  },
)

/** To the legal representative and to whoever may act for the firm now: what they file next bears the new name. */
const firmCorrected = on(
  enterpriseCorrected,
  'notices.tell-enterprise-corrected',
  async (ctx, { enterpriseId, correctionId }) => {
    const { by, at, before, after } = await getFirmCorrection(ctx, correctionId)
    const firm = { kind: 'enterprise', id: enterpriseId } as const
    await sendNotice(ctx, {
      to: await accountsOf(ctx, firm),
      of: firm,
      kind: 'account',
      title: '窗口更正了企业登记的名称',
      body: `窗口工作人员${by}在 ${momentInWords(at)} 看过营业执照，把登记的企业名称从“${before}”更正为“${after}”，统一社会信用代码不变。以前提交的办件和发出的证照仍是原来的名称。如果更正得不对，或者不是企业的人去办的，请带营业执照到任一政务服务窗口核对。`,
      link: '/me',
      dedupeKey: `notices:corrected:${correctionId}`,
    })
  },
)

/** Read after it is restored; at once by SMS and mail. */
const suspended = on(accountSuspended, 'notices.tell-suspended', (ctx, { accountId, at }) =>
  tellHolder(ctx, accountId, {
    title: '您的账号已经停用',
    body: '您的账号已经由管理员停用，所有设备上的登录都已经退出，现在不能登录。有疑问的，请联系窗口或者管理员。',
    dedupeKey: `notices:suspended:${at}`,
  }),
)

const resumed = on(accountResumed, 'notices.tell-resumed', (ctx, { accountId, at }) =>
  tellHolder(ctx, accountId, {
    title: '您的账号已经恢复使用',
    body: '您的账号已经由管理员恢复，可以重新登录。如果您怀疑密码被别人知道，请登录后马上换一个新密码。',
    dedupeKey: `notices:resumed:${at}`,
  }),
)

const locked = on(accountLocked, 'notices.tell-locked', (ctx, { accountId, until }) =>
  tellHolder(ctx, accountId, {
    title: '您的账号因为连续输错密码暂时锁定过',
    body: '有人连续五次输错了您的密码，账号锁定十五分钟，到时自动解除。如果不是您本人，请换一个新密码。',
    dedupeKey: `notices:locked:${until}`,
  }),
)

async function tellHolder(
  ctx: Ctx,
  accountId: string,
  words: Words & { dedupeKey: string; alsoTo?: string },
): Promise<void> {
  const staff = (await namesOfAccounts(ctx, [accountId])).get(accountId)?.staff
  await sendNotice(ctx, { ...words, kind: 'account', to: [accountId], link: staff ? '/work/account' : '/me' })
}

export const accountNews = [given, revoked, password, phone, corrected, firmCorrected, locked, suspended, resumed]
