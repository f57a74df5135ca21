/** Words of what happens to a seal itself. */
export const workSealWords = {
  acts: {
    'suspend-seal': '停用印章',
    'ask-resumption': '申请恢复使用',
    'answer-seal-request': '核准申请',
    'retire-seal': '缴销印章',
  },
  effects: {
    'suspend-seal':
      '停用期间，需要用印的办理都会被拒绝；以前盖的章仍然有效。依法自动发生的（如视为受理）照常发生，文书等恢复用印后补发。',
    'ask-resumption': '提出以后印章仍然停用，由另一个人核准才能恢复。',
    'answer-seal-request': '同意以后印章可以用印，等待的文书和送达回证随即补发；提出申请的人不能自己核准。',
    'retire-seal': '缴销以后不能恢复，以前盖的章仍然有效；要再用印，须申请启用新的印章并由另一个人核准。',
  },
  actOf: (act: string, name: string) => `${act}：${name}`,
  suspendedBy: (by: string, when: string, because: string) => `${by}，${when} 停用：${because}`,
  waits: '等待另一个人核准',
  askedBy: (by: string, when: string, wish: string, because: string) => `${by}，${when} 申请${wish}：${because}`,
  answer: '是否同意',
  answers: [
    { value: 'yes', label: '同意' },
    { value: 'no', label: '不同意' },
  ],
  answerEmpty: '请选择同意还是不同意',
  history: '启用和停用记录',
  noHistory: '还没有停用、恢复或者缴销过。',
  historyOf: (name: string) => `${name}印章的启用和停用记录`,
  step: (step: string, by: string, post: string | undefined, because: string) =>
    `${step}，${by}${post ? `（${post}）` : ''}：${because}`,
  propose: '申请启用印章',
  proposeVerb: '提出申请',
  proposeEffect: '提出以后由另一个人核准，核准以前不能用印。',
  body: '机关',
  chooseBody: '请选择机关',
  bodyEmpty: '请选择要启用印章的机关',
}
