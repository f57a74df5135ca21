/**
 * The elements of GB/T 39046-2020 table 4 and of the national tables `up_task_general_*` and `up_task_public_*` beyond those
 * every item has. All may be left out: what nobody has stated is not shown as stated.
 */
import { z } from 'zod'
import { routeXml } from './contract-route-element.ts'
import { codeOf, feel, keyed, words } from './element-shapes.ts'
import { commitment, instantApproval } from './item-easier.ts'
import { itemPayment } from './item-payment.ts'
import { quotaLimit } from './item-quota.ts'
import { regime } from './item-regime.ts'

export { keyed }

/** 实施主体性质, GB/T 39046-2020 Annex A. */
export const organNatures = { '1': '法定机关', '2': '授权组织', '3': '受委托组织', '9': '其他' } as const
/** 权力来源: local practice, to be compared with the province's own table. */
export const powerSources = {
  '1': '法定本级行使',
  '2': '上级下放',
  '3': '上级授权',
  '4': '同级授权',
  '5': '上级委托',
  '6': '同级委托',
} as const
/** 办理形式, GB/T 39046-2020 Annex A. */
export const channels = {
  '1': '窗口办理',
  '2': '电脑端网上办理',
  '3': '移动端网上申请',
  '4': '快递申请',
  '9': '其他',
} as const
/** 特别程序种类, GB/T 39046-2020 Annex A. */
export const specialKinds = { '1': '延长审批', '2': '除延长审批之外的情况' } as const
/** 通办范围: the words are the standard's, the numbers local. */
export const reaches = { '1': '全国通办', '2': '跨省通办', '3': '跨市通办', '4': '跨县通办' } as const
/** 通办方式. */
export const reachModes = { online: '全程网办', proxy: '异地代收代办', joint: '多地联办' } as const
/** 网上办理深度: local practice. */
export const depths = {
  '1': '互联网咨询',
  '2': '互联网收件',
  '3': '互联网预审',
  '4': '互联网受理',
  '5': '互联网办理',
  '6': '互联网办理结果信息反馈',
  '7': '互联网电子证照反馈',
  '8': '其他',
} as const
/** 运行系统层级. */
export const systemLevels = { '1': '国家级', '2': '省级', '3': '市级' } as const
/** 可信等级 a file must have to stand for the material (国办函〔2016〕108号); a better one always does. */
export const materialTrust = {
  A: '政府部门签发的电子材料',
  B: '经窗口与原件核对的材料',
  C: '用户上传、原件待核对的材料',
  D: '用户自制并承诺属实的材料',
} as const

export { codeOf }

/** Of one material, what its guide may say beyond name and copies. */
export const materialElements = {
  trustLevel: codeOf(materialTrust).optional(),
  /** A 证明 rather than the applicant's own paper: counted when it need not be handed in. */
  proof: z.boolean().optional(),
  /** 出具时间要求: 「三个月内」. */
  issuedWithin: words(200).optional(),
  /** 材料办理地点. */
  obtainedAt: words(300).optional(),
  /** 材料使用说明. */
  usage: words(500).optional(),
  /** 受理标准. */
  standard: words(1000).optional(),
  /** 要求提供材料的依据. */
  basis: words(1000).optional(),
  /** 示例样表 and 空白表格: an address, or the id of a stored file. */
  sample: words(256).optional(),
  blankForm: words(256).optional(),
  /** 填报须知. */
  fillNote: words(500).optional(),
  /** Why it is asked for although the city may hold it: the law wants the original, the register does not say enough. */
  askedBecause: words(300).optional(),
  /** 纸质材料规格: A4. */
  pageFormat: words(200).optional(),
  /** 来源渠道说明. */
  sourceNote: words(500).optional(),
  /** Only in these situations. */
  when: feel.optional(),
}

export const feeElements = {
  /** 是否允许减免, and on what basis. */
  reducible: z.boolean().optional(),
  reduction: words(1000).optional(),
  /** 执收单位, when it is not the body itself. */
  collector: words(200).optional(),
  note: words(1000).optional(),
  when: feel.optional(),
}

/** One question about the applicant's situation. An option leads on, ends, or says that this item is not the right one. */
export const situationQuestion = z.object({
  key: keyed,
  text: words(120),
  help: words(300).optional(),
  /** Asked only where this holds of the answers given before it. */
  when: feel.optional(),
  /** Where it is not asked, the next question; the path ends without one. */
  otherwise: keyed.optional(),
  options: z
    .array(
      z.object({
        key: keyed,
        label: words(80),
        /** The next question; the path ends without one. */
        leadsTo: keyed.optional(),
        /** This item cannot be applied for so; what to do instead. */
        stop: words(300).optional(),
      }),
    )
    .min(1, '每个问题至少要有一个选项')
    .max(20, '每个问题最多 20 个选项'),
})
export type SituationQuestion = z.infer<typeof situationQuestion>

const site = z.object({ name: words(200), code: words(18).optional() })

export const itemElements = {
  /** 业务办理项编码, 33 characters. */
  handlingCode: words(50).optional(),
  /** 地方基本编码. */
  localBasicCode: words(50).optional(),
  power: z
    .object({
      source: codeOf(powerSources).optional(),
      /** 权限划分 */
      division: words(2000).optional(),
      /** 行使内容 */
      content: words(2000).optional(),
      /** 行政管辖 */
      jurisdiction: words(500).optional(),
      /** 责任事项: what the body answers for; the list of responsibilities is made of it. */
      duties: z.array(words(500)).max(30, '最多 30 条').default([]),
      /** 追责情形 */
      accountability: words(2000).optional(),
    })
    .optional(),
  body: z
    .object({
      nature: codeOf(organNatures).optional(),
      /** 承办机构: the office inside the body. */
      unit: words(200).optional(),
      /** 联办机构 */
      jointBodies: z.array(words(200)).max(20, '最多 20 条').default([]),
      /** 委托部门 */
      entrustedBy: words(100).optional(),
    })
    .optional(),
  /** 办理流程 in the body's own words, when the steps do not say it all. */
  flow: words(4000).optional(),
  /** 审批流程 from acceptance to decision, as BPMN; without one the handling body reviews, then decides. */
  route: routeXml.optional(),
  /** 数量限制 */
  quota: words(1000).optional(),
  /** Absent: as many are granted as meet the conditions. */
  quotaLimit: quotaLimit.optional(),
  specialProcedures: z
    .array(
      z.object({
        kind: codeOf(specialKinds),
        name: words(100),
        days: z.number().int().positive().optional(),
        basis: words(500).optional(),
      }),
    )
    .max(10, '最多 10 条')
    .optional(),
  /** 现场核查: two officers must have been there before the decision (行政许可法 art. 34(3)). */
  siteCheck: z.object({ basis: words(500) }).optional(),
  /** 法定代表人确认: what an agent of an enterprise prepares is filed only after its legal representative confirmed it. */
  coSigned: z.object({ basis: words(500) }).optional(),
  /** Absent: one body decides within the ordinary limit (行政许可法 art. 42(1)). */
  regime: regime.optional(),
  /** Absent: the fee is not collected through the platform. */
  payment: itemPayment.optional(),
  /** 中介服务 */
  intermediaries: z
    .array(z.object({ name: words(200), basis: words(500).optional() }))
    .max(20, '最多 20 条')
    .optional(),
  /** 计划取消日期: told to everybody; withdrawing the item stays an act of its own. */
  plannedEnd: z.iso.date('请填写日期').optional(),
  /** 自然人主题 and 法人主题. */
  topics: z
    .object({
      person: z.array(words(20)).max(10, '最多 10 条').default([]),
      enterprise: z.array(words(20)).max(10, '最多 10 条').default([]),
      /** 地方特色主题, as the place itself groups its items. */
      localPerson: z.array(words(20)).max(10, '最多 10 条').optional(),
      localEnterprise: z.array(words(20)).max(10, '最多 10 条').optional(),
    })
    .optional(),
  channels: z.array(codeOf(channels)).min(1).optional(),
  depth: z.array(codeOf(depths)).min(1).optional(),
  /** 通办 */
  reach: z
    .object({
      scope: codeOf(reaches),
      modes: z.array(codeOf(reachModes)).min(1, '请至少选一种通办方式'),
      /** The places it is agreed with; all of the scope when empty. */
      places: z.array(words(100)).max(100, '最多 100 条').default([]),
    })
    .optional(),
  access: z
    .object({
      desktop: z.url('网办地址应是完整的网址').max(500, '网址太长').optional(),
      mobile: z.url('移动端办理地址应是完整的网址').max(500, '网址太长').optional(),
      systemLevel: codeOf(systemLevels).optional(),
      /** 单点登录 on the computer and on the phone. */
      singleSignOn: z.boolean().default(false),
      mobileSingleSignOn: z.boolean().default(false),
      booking: z.boolean().default(false),
      onlinePayment: z.boolean().default(false),
      express: z.boolean().default(false),
      /** 自助终端 */
      terminals: z.boolean().default(false),
      /** 进驻政务大厅 */
      inHall: z.boolean().default(false),
    })
    .optional(),
  /** 必须到现场办理的原因 */
  tripsReason: words(1000).optional(),
  commitment: commitment.optional(),
  instantApproval: instantApproval.optional(),
  /** Towns and villages at which it can be handed in. */
  towns: z.array(site).max(100, '最多 100 个').optional(),
  villages: z.array(site).max(500, '最多 500 个').optional(),
  /** 情形: the first question begins; each option leads to the next or ends. */
  situations: z.array(situationQuestion).min(1).max(30, '最多 30 个问题').optional(),
  /** 咨询方式 beside the telephone. */
  enquiry: words(500).optional(),
  /** 监督投诉方式 beside the telephone. */
  complaint: words(500).optional(),
}
