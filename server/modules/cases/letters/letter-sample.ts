/** An invented case in which every field of every letter has something to say. */
import type { LetterKind } from '../store.ts'
import type { LetterFacts } from './letter-words.ts'

const begun = new Date(Date.UTC(2026, 2, 4, 1))
const place = { case_id: '', region_code: '990102000000' }

/** The same case, as far as the letter of this kind tells of it. */
export function sampleFacts(kind: LetterKind): LetterFacts {
  return { ...sample, ...told[kind] }
}

const sample: LetterFacts = {
  law: 'licence',
  itemName: '食品经营许可（新办）',
  caseNumber: '99010220260302000017',
  queryCode: 'K7M2QX9R',
  applicantName: '张晓岚',
  organName: '示范市行政审批局',
  filedOn: '2026-03-02',
  acceptedOn: '2026-03-03',
  deemed: false,
  statutory: { limit: '20 个工作日', due: '2026-03-31' },
  promised: { limit: '8 个工作日', due: '2026-03-13' },
  provisional: false,
  materials: ['食品经营许可申请书', '经营场所布局图'],
  correction: {
    items: [
      { kind: 'material', key: 'layout', name: '经营场所布局图', problem: '影像不清，请重新拍照上传' },
      { kind: 'field', key: 'area', name: '经营面积', problem: '与布局图不一致，请核对' },
    ],
    note: '可以到窗口当面补正。',
    answerBy: '2026-03-16',
    basis: '本机关公布的补正期限规定',
  },
  procedures: [],
  procedure: {
    ...place,
    no: 1,
    kind: 'expert-review',
    reason: '涉及新工艺',
    basis: '（填写规定该程序的法律、法规）',
    days: 10,
    begun_at: begun,
    begun_on: '2026-03-04',
    planned_to: '2026-03-18',
    ended_at: null,
    ended_on: null,
    result: null,
  },
  hearing: {
    ...place,
    reason: '油烟排放影响相邻住户',
    told_on: '2026-03-04',
    request_by: '2026-03-11',
    requested_on: '2026-03-06',
    requested_by: '张晓岚',
    hold_by: '2026-04-03',
    lapsed_on: null,
    called_on: '2026-03-09',
    hearing_on: '2026-03-20',
    at_time: '09:30',
    place: '示范市政务服务中心三楼会议室',
    host_name: '郑法',
    host_post: '法规科科长',
    announcement: '定于 2026 年 3 月 20 日公开听证',
    recorded_on: null,
    held_on: null,
    record: null,
    attendees: null,
    document_ids: [],
  },
  parties: [
    {
      ...place,
      no: 1,
      name: '李四',
      interest: '经营场所楼上的住户',
      sealed_contact: '',
      told_on: '2026-03-04',
      statement: null,
      stated_on: null,
    },
  ],
  party: {
    ...place,
    no: 1,
    name: '李四',
    interest: '经营场所楼上的住户',
    sealed_contact: '',
    told_on: '2026-03-04',
    statement: null,
    stated_on: null,
  },
  deferred: [
    {
      ...place,
      key: 'fire',
      name: '场所使用证明',
      days: 5,
      told_on: '2026-03-03',
      due_on: '2026-03-10',
      remind_on: '2026-03-09',
      provisional: false,
      reminded_at: null,
      supplied_on: null,
      dropped_at: null,
      missed: false,
      consequence: 'terminate',
      basis: '申请人的书面承诺',
    },
  ],
  promise: {
    text: '申请人张晓岚承诺：符合告知的条件，所填写的信息真实、准确。',
    edition: '2026年第1版',
    replaces: ['经营场所证明'],
    consequence: '承诺不实的，依法撤销决定，并记入信用记录。',
    basis: '国办发〔2020〕42号',
    check: '现场核查，决定后 30 个工作日内',
    signer: '张晓岚',
    signedOn: '2026-03-02',
    fingerprint: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  },
  check: {
    findings: '申报的地址没有经营场所',
    answerBy: '2026-03-20',
    correctBy: '2026-04-10',
    reason: '承诺的条件自始不具备',
    basis: '（填写处理所依据的条款）',
  },
  lines: [
    {
      phase: 'handling',
      counted: true,
      from: '2026-03-03',
      to: '2026-03-04',
      days: 1,
      adds: 0,
      why: '自受理之日起作出决定',
      article: '《行政许可法》第四十二条',
    },
  ],
  words: '经核查，申报的经营场所与实际不符',
  facts: {
    ground: 'not-competent',
    basis: '（填写未符合的法律、法规条款）',
    rightBody: '云溪区市场监督管理局',
    channel: 'counter',
    receivedBy: '张晓岚',
    tracking: 'EX000000001',
    days: 5,
  },
  opened: {
    title: '受理通知书',
    number: '示行审受字〔2026〕17号',
    at: '2026年3月3日 10时05分',
    by: '张晓岚',
  },
  resultName: '食品经营许可证',
}

const ended = { ended_at: begun, ended_on: '2026-03-16', result: '符合要求' }
const told: Partial<Record<LetterKind, Partial<LetterFacts>>> = {
  termination: { deferred: [], facts: { ...sample.facts, ground: 'impossible' } },
  grant: { words: '符合法定条件、标准，准予', procedures: [{ ...sample.procedure!, ...ended }] },
  denial: { procedures: [{ ...sample.procedure!, ...ended }] },
  extension: { words: '需要核查的情况复杂' },
}
