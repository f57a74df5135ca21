/** Words of the window: about which licence, and on which promise, somebody present applies. */
export const intakeWayWords = {
  what: '办什么',
  whatLabel: '新办，还是变更、延续已有的证照',
  anew: '新办',
  kinds: { change: '变更', renew: '延续' },
  about: (kind: string, title: string, number: string) => `${kind}：${title}（${number}）`,
  renewNote: (validTo: string, renewBy: string) =>
    `有效期至 ${validTo}；${renewBy} 以前申请的，逾期未作决定视为准予延续。`,
  running: '有的证照已经有变更或者延续的申请正在办理，不能再选。',
  how: '怎样办理',
  howLabel: '由申请人自己选择',
  ordinary: '一般程序：提交全部材料',
  promise: '告知承诺：当面签署承诺书，当场决定',
  promiseNote: (materials: readonly string[]) =>
    materials.length > 0 ? `不用交${materials.join('、')}` : '承诺符合办理条件',
  excluded: (item: string, what: string, day: string) =>
    `申请人不能选择告知承诺：${day}，“${item}”的承诺经核查不实：${what}`,
  scan: '签字的纸质承诺书（扫描件，可以不传）',
  sign: '签署告知承诺书',
  signer: '签署人姓名',
  signerHelp: '申请人本人，或者企业的经办人；请核对身份。',
  signerEmpty: '请填写签署人姓名',
  signed: (clerk: string) => `以上内容已经由签署人当面阅读并签署，${clerk}在场见证`,
  signedEmpty: '请先请签署人阅读、签署，再勾选',
  concerns: '办什么',
  next: '下一步：填表',
  back: '上一步',
} as const
