import type { FormField, FormSection, ItemContent } from '../contract.ts'

type Audience = ItemContent['audience']

/** Field of a standard data element in its first version, which every installation has. */
const of = (key: string, element: string, rest: Omit<FormField, 'key' | 'element' | 'required'>): FormField => ({
  key,
  required: true,
  element: { key: element, version: 1 },
  ...rest,
})

const why: FormSection = {
  key: 'application',
  title: '申请内容',
  fields: [
    {
      key: 'statement',
      label: '申请事由',
      kind: 'long-text',
      required: true,
      maxLength: 1000,
      help: '请写明要办什么、为什么办',
    },
  ],
}

/** Who may be reached about it, whoever applies. */
const contact: FormSection = {
  key: 'contact',
  title: '联系方式',
  fields: [
    of('contactName', 'contact-name', { label: '联系人', kind: 'text', maxLength: 50, prefill: 'person.name' }),
    of('contactPhone', 'contact-phone', { label: '联系电话', kind: 'phone', prefill: 'person.phone' }),
  ],
}

const person: FormSection = {
  key: 'applicant',
  title: '申请人',
  fields: [
    of('applicantName', 'person-name', { label: '姓名', kind: 'text', maxLength: 50, prefill: 'person.name' }),
    of('applicantIdNumber', 'person-id-number', {
      label: '公民身份号码',
      kind: 'id-number',
      prefill: 'person.idNumber',
    }),
    of('applicantPhone', 'person-phone', { label: '手机号码', kind: 'phone', prefill: 'person.phone' }),
    of('applicantAddress', 'person-address', {
      label: '现住址',
      kind: 'text',
      maxLength: 200,
      prefill: 'person.address',
    }),
  ],
}

const enterprise: FormSection = {
  key: 'enterprise',
  title: '申请单位',
  fields: [
    of('enterpriseName', 'enterprise-name', {
      label: '名称',
      kind: 'text',
      maxLength: 100,
      prefill: 'enterprise.name',
    }),
    of('enterpriseUscc', 'enterprise-uscc', { label: '统一社会信用代码', kind: 'uscc', prefill: 'enterprise.uscc' }),
    of('legalRepresentative', 'legal-representative', {
      label: '法定代表人（负责人）',
      kind: 'text',
      maxLength: 50,
      prefill: 'enterprise.legalRepresentative',
    }),
    of('enterpriseAddress', 'enterprise-address', {
      label: '住所',
      kind: 'text',
      maxLength: 200,
      prefill: 'enterprise.address',
    }),
  ],
}

/**
 * The form an item starts with while nobody has written one: who applies, as its 服务对象 says, what is applied for and whom to
 * reach. Open to persons and organisations alike it asks only what both can answer.
 */
export function defaultForm(audience: Audience): FormSection[] {
  const persons = audience.includes('1')
  const organisations = audience.some((one) => one !== '1')
  if (persons && organisations) return [why, contact]
  return persons ? [person, why] : [enterprise, why, contact]
}
