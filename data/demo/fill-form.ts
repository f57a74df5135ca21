/** What a demo applicant writes into a form: their own facts where it asks for them, plausible words elsewhere. */
import type { LegalDate } from '#kernel/time.ts'
import { addDays } from '#kernel/time.ts'
import type { FormField, FormSection } from '#modules/catalogue/contract.ts'
import type { FormValues } from '#modules/forms/contract.ts'
import type { Chance } from './chance.ts'
import type { OwnFacts } from './cast.ts'

/** @param known what the page filled in beforehand: it is left as it stands */
export function fillForm(
  sections: readonly FormSection[],
  applicant: OwnFacts,
  chance: Chance,
  today: LegalDate,
  known: FormValues = {},
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of sections.flatMap((section) => section.fields)) {
    const shown = !field.when || values[field.when.key] === field.when.equals
    if (!shown) continue
    if (known[field.key] !== undefined) values[field.key] = known[field.key]
    else if (field.required || chance.happens(0.6)) values[field.key] = valueOf(field, applicant, chance, today)
  }
  return values
}

function valueOf(field: FormField, applicant: OwnFacts, chance: Chance, today: LegalDate): unknown {
  const own = field.prefill && applicant.facts[field.prefill]
  if (own) return own
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return wordsFor(field, applicant, chance)
    case 'number':
    case 'amount':
      return numberFor(field, chance)
    case 'date':
      return /期满|截止|结束|终止/.test(field.label) ? addDays(today, 180) : addDays(today, -chance.between(5, 900))
    case 'choice':
      return chance.oneOf(field.options ?? []).value
    case 'choices':
      return (field.options ?? []).slice(0, chance.between(1, 2)).map((option) => option.value)
    case 'yes-no':
      return chance.happens(0.7)
    case 'id-number':
      return applicant.facts['person.idNumber']
    case 'uscc':
      return applicant.facts['enterprise.uscc'] ?? chance.oneOf(applicant.otherUsccs)
    case 'phone':
      return applicant.facts['person.phone']
    case 'rows':
      return [fillForm([{ key: field.key, title: field.label, fields: field.fields ?? [] }], applicant, chance, today)]
    case 'region':
    default:
      return applicant.regionCode
  }
}

function numberFor({ kind, minimum, maximum }: FormField, chance: Chance): number {
  const least = minimum ?? 1
  const most = Math.min(maximum ?? Number.POSITIVE_INFINITY, Math.max(least, kind === 'amount' ? 2_000_000 : 120))
  return chance.between(Math.ceil(least), Math.floor(most))
}

/** The first rule whose words stand in the label decides. */
const labels: readonly [RegExp, (applicant: OwnFacts, chance: Chance) => string][] = [
  [/地址|住所|场所|地点|坐落|位置/, (applicant) => applicant.facts['person.address']!],
  [
    /字号|店名|商号|(企业|单位|机构|公司|经营者).*名称|名称/,
    (applicant, chance) => applicant.facts['enterprise.name'] ?? chance.oneOf(SHOPS),
  ],
  [
    /姓名|联系人|负责人|法定代表人|代理人|经办人|监护人|父亲|母亲|婴儿|新生儿/,
    (applicant) => applicant.facts['person.name']!,
  ],
  [/民族/, () => '汉族'],
  [/任教/, (_, chance) => chance.oneOf(['美术', '书法', '游泳', '机器人'])],
  [/银行|开户/, () => '示范银行云溪支行'],
  [/账号|卡号/, () => '6200000000000000001'],
  [/学校|院校|专业|学历/, () => '示范师范学院'],
  [/证号|编号|证书号|许可证号/, (_, chance) => `示证字第${chance.between(100000, 999999)}号`],
  [/车牌|车辆/, (_, chance) => `示A${chance.between(10000, 99999)}`],
  [/原因|理由|事由|说明|用途/, (_, chance) => chance.oneOf(REASONS)],
  [/范围|项目|业务|内容|工艺|食品|产品/, (_, chance) => chance.oneOf(SCOPES)],
]

function wordsFor(field: FormField, applicant: OwnFacts, chance: Chance): string {
  const [, say] = labels.find(([pattern]) => pattern.test(field.label)) ?? [undefined, () => '详见所附材料']
  return say(applicant, chance).slice(0, field.maxLength ?? 200)
}

const SHOPS = [
  '静雯小厨',
  '云桥早餐铺',
  '溪畔书屋',
  '清和便利店',
  '老街面馆',
  '禾丰粮油店',
  '江岸花店',
  '晨光文具店',
] as const
const REASONS = ['日常经营需要', '本人遗失，申请补办', '新开业', '到期更换', '用于就业'] as const
const SCOPES = ['热食类食品制售', '预包装食品销售', '糕点制作与销售', '日用百货零售', '普通货物运输'] as const
