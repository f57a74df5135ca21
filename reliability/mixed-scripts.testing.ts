/** What lives of cases are made of: each act with what it leaves behind, and the order in which they come. */
import type { Dossier, DossierName } from './dossiers.testing.ts'
import type { People } from './mixed-lives.testing.ts'

export type Step = {
  by: keyof People
  path: string
  body: object | ((dossier: Dossier) => object)
  /** What the act leaves in the history. */
  acts: readonly string[]
  /** The letters that follow it. */
  letters?: readonly string[]
  /** Whether the platform above hears of it as a special procedure. */
  procedure?: true
}

export type Script = {
  dossier: DossierName
  /** What is there once the application is in; 秒批 and 告知承诺 leave more than it. */
  filed?: { acts: readonly string[]; letters: readonly string[] }
  steps: readonly Step[]
}

const correct: Step = {
  by: 'clerk',
  path: 'correction-notice',
  body: ({ materials }) => ({
    items: [{ kind: 'material', key: materials[0]!.key, problem: '图上请标明各个加工区的面积' }],
  }),
  acts: ['ask-correction'],
  letters: ['correction'],
}
const answer: Step = {
  by: 'citizen',
  path: 'correction',
  body: ({ materials }) => ({ materials: [materials[0]] }),
  acts: ['submit-correction'],
}
const accept: Step = { by: 'clerk', path: 'acceptance', body: {}, acts: ['accept'], letters: ['acceptance'] }
const review: Step = {
  by: 'approver',
  path: 'procedures',
  body: { kind: 'expert-review', reason: '工艺需要专家评审', basis: '《行政许可法》第四十五条', days: 5 },
  acts: ['begin-procedure'],
  letters: ['special'],
  procedure: true,
}
const reviewed: Step = {
  by: 'approver',
  path: 'procedures/end',
  body: { result: '专家评审通过' },
  acts: ['end-procedure'],
}
const examine: Step = {
  by: 'approver',
  path: 'examination',
  body: { recommends: 'grant', opinion: '材料齐全，符合条件' },
  acts: ['examine'],
}
const sendBack: Step = { by: 'approver', path: 'return', body: { reason: '请核对加工场所的地址' }, acts: ['return'] }
const grant: Step = { by: 'approver', path: 'grant', body: {}, acts: ['grant'], letters: ['grant'] }
const deny: Step = {
  by: 'approver',
  path: 'denial',
  body: { reason: '加工场所不符合要求', basis: '《食品安全法》第三十六条' },
  acts: ['deny'],
  letters: ['denial'],
}
const deliver: Step = {
  by: 'clerk',
  path: 'delivery',
  body: { channel: 'online' },
  acts: ['deliver', 'close'],
  letters: ['delivery'],
}
const withdraw: Step = { by: 'citizen', path: 'withdrawal', body: { reason: '不办了' }, acts: ['withdraw'] }
const terminate: Step = {
  by: 'approver',
  path: 'termination',
  body: { ground: 'impossible', reason: '加工场所已经拆除', basis: '《行政许可法》第七十条第五项' },
  acts: ['terminate'],
  letters: ['termination'],
}
const rate: Step = { by: 'citizen', path: 'rating', body: { level: 'very-satisfied' }, acts: [] }

const checkSite: Step = {
  by: 'approver',
  path: 'site-checks',
  body: ({ today }) => ({
    officers: [
      { name: '周明', post: '执法员' },
      { name: '吴越', post: '执法员' },
    ],
    checkedOn: today,
    place: '云溪区溪口街道溪畔路8号',
    findings: '加工区布局与图纸一致',
    passed: true,
  }),
  acts: ['record-site-check'],
}
const tellRight: Step = {
  by: 'approver',
  path: 'hearing/right',
  body: { reason: '加工噪声影响相邻住户' },
  acts: ['tell-hearing-right'],
  letters: ['hearing-right'],
}
const askHearing: Step = {
  by: 'citizen',
  path: 'hearing/request',
  body: { reason: '希望当面说明隔音设备' },
  acts: ['request-hearing'],
}
const callHearing: Step = {
  by: 'approver',
  path: 'hearing/notice',
  body: ({ hearingDay }) => ({
    hearingOn: hearingDay,
    time: '09:30',
    place: '示范市政务服务中心三楼',
    hostName: '郑法',
    hostPost: '法规科科长',
  }),
  acts: ['call-hearing'],
  letters: ['special', 'hearing-notice'],
  procedure: true,
}
const supply: Step = {
  by: 'citizen',
  path: 'deferred',
  body: ({ promised }) => ({ materials: promised }),
  acts: ['supply-deferred'],
}
const extend: Step = {
  by: 'head',
  path: 'extension',
  body: { reason: '需要向外省机关核实申请人提交的证明' },
  acts: ['extend'],
  letters: ['extension'],
  procedure: true,
}
const tellRecall: Step = {
  by: 'head',
  path: 'undoings',
  body: {
    kind: 'recall',
    ground: 'law-changed',
    reason: '该地段已经划为不得新设小作坊的区域',
    basis: '修订后的《示范市食品小作坊管理规定》第八条',
  },
  acts: ['tell-undoing'],
  letters: ['undoing-notice'],
}
const stateOnRecall: Step = {
  by: 'citizen',
  path: 'undoings/1/statement',
  body: { statement: '设备刚刚更新，请按评估补偿' },
  acts: ['state-on-undoing'],
}
const recall: Step = {
  by: 'head',
  path: 'undoings/1/decision',
  body: {
    reason: '意见已经听取，补偿按评估报告计算',
    compensation: { amount: 1_234_560, basis: '资产评估报告〔2026〕3 号' },
  },
  acts: ['decide-undoing'],
  letters: ['recall'],
}
/** 告知承诺 is decided at the window the moment it is filed. */
const onTheSpot: Step = {
  by: 'approver',
  path: 'decision-on-the-spot',
  body: {},
  acts: ['accept', 'examine', 'grant'],
  letters: ['acceptance', 'grant'],
}
const keepPromise: Step = {
  by: 'approver',
  path: 'commitment-check/conclusion',
  body: { outcome: 'kept', reason: '住所真实，与承诺一致' },
  acts: ['conclude-check'],
}
const ofEducation = (step: Step): Step => ({ ...step, by: 'education' })

export const scripts: readonly Script[] = [
  { dossier: 'workshop', steps: [accept, examine, grant, deliver, rate] },
  { dossier: 'workshop', steps: [correct, answer, accept, examine, deny, deliver] },
  { dossier: 'workshop', steps: [accept, withdraw] },
  { dossier: 'workshop', steps: [accept, review, reviewed, examine, grant, deliver] },
  { dossier: 'workshop', steps: [accept, terminate] },
  { dossier: 'workshop', steps: [accept, examine, sendBack, examine, grant, deliver, rate] },
  {
    dossier: 'insurance',
    filed: {
      acts: ['file', 'accept', 'examine', 'grant', 'deliver', 'close'],
      letters: ['acceptance', 'grant', 'delivery'],
    },
    steps: [rate],
  },
  { dossier: 'promising', steps: [accept, supply, extend, examine, grant, deliver] },
  { dossier: 'workshop', steps: [accept, checkSite, tellRight, askHearing, callHearing, withdraw] },
  {
    dossier: 'company',
    filed: { acts: ['file', 'sign-commitment'], letters: ['promise'] },
    steps: [onTheSpot, deliver, keepPromise],
  },
  {
    dossier: 'school',
    steps: [
      ofEducation(accept),
      ofEducation(examine),
      { ...examine, by: 'health' },
      examine,
      ofEducation(grant),
      ofEducation(deliver),
    ],
  },
  { dossier: 'workshop', steps: [accept, examine, grant, deliver, tellRecall, stateOnRecall, recall] },
]
