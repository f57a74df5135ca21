/** What rules and commitments speak of. */

/** What is known of an applicant without asking. */
export const instantFacts = {
  applicantKind: { title: '申请人类型（person 个人，enterprise 企业）', kind: 'text' },
  age: { title: '年龄（周岁，按公民身份号码）', kind: 'number' },
  sex: { title: '性别（male 男，female 女）', kind: 'text' },
  identityVerified: { title: '身份经窗口核验', kind: 'yes-no' },
  registeredRegion: { title: '登记地行政区划（身份证号前六位，或者信用代码第三至八位）', kind: 'text' },
  creditExcluded: { title: '失信记录尚未修复', kind: 'yes-no' },
  today: { title: '申请当天的日期', kind: 'text' },
} as const
export type InstantFact = keyof typeof instantFacts

/** 国办发〔2020〕42号: matters that directly concern these do not take a promise. */
export const noCommitment = {
  'national-security': '国家安全',
  'state-secret': '国家秘密',
  'public-safety': '公共安全',
  finance: '金融业审慎监管',
  ecology: '生态环境保护',
  'health-and-property': '人身健康、生命财产安全',
  foreign: '重要涉外事项',
} as const

/** Filled in when the promise is signed. */
export const promiseBlanks = ['申请人', '事项', '实施机关', '日期'] as const
