/** What every body of the demo city publishes alike about its items: how one may apply, whose power it is, what the body answers for. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import type { DemoOrgan } from './city-data.ts'

/** Duties of a body that grants licences, each with its article of 行政许可法. */
const licenceDuties = [
  '公示责任：在大厅和网上公示事项、依据、条件、程序、期限和全部材料（行政许可法第三十条）',
  '受理责任：材料不齐的当场或者五个工作日内一次告知补正，受理、不予受理都出具书面凭证（第三十二条）',
  '审查责任：核对材料；要核实实质内容的，派两名以上工作人员核查（第三十四条）',
  '决定责任：在期限内作出书面决定；不予许可的说明理由，告知复议和诉讼的权利（第三十八条、第四十二条）',
  '送达责任：自作出决定之日起十个工作日内颁发、送达证件（第四十四条）',
  '监督责任：监督检查被许可人从事许可事项的活动，公众可以查阅检查记录（第六十一条）',
]
const licenceAccountability =
  '违反法定条件、程序、期限或者违法收费的，由上级机关或者监察机关责令改正，对直接责任人员依法给予处分（行政许可法第七十二条至第七十七条）。'

const serviceDuties = [
  '公示责任：公示办理的条件、材料、程序和承诺时限',
  '受理责任：材料不齐的，一次告知需要补正的全部内容',
  '办理责任：在公开承诺的时限内办结；不能办理的，说明理由',
  '保密责任：对申请人的个人信息和商业秘密保密',
]
const serviceAccountability =
  '不按公开的条件、程序和时限办理的，由上级机关责令改正；情节严重的，对直接责任人员依法处理。'

/** Bodies that act by authorisation of a law or regulation, and those that are no organ of state. */
const natures: Record<string, '2' | '9'> = { 'city-housing-fund': '2', 'city-disabled-federation': '9' }

/** The content with what the body's own list says; what an item says for itself stays. */
export function withPublicElements(content: ItemContent, organ: DemoOrgan): ItemContent {
  const licence = content.itemType === '01'
  return {
    channels: ['1', '2', '3'],
    power: {
      source: '1',
      duties: licence ? licenceDuties : serviceDuties,
      accountability: licence ? licenceAccountability : serviceAccountability,
    },
    body: { nature: natures[organ.key] ?? '1', jointBodies: [] },
    access: {
      systemLevel: '3',
      singleSignOn: true,
      mobileSingleSignOn: true,
      booking: false,
      onlinePayment: false,
      express: false,
      terminals: false,
      inHall: content.service.hall !== undefined,
    },
    ...content,
  }
}
