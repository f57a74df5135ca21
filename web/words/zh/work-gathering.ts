/** Words for bringing in the licences a body issued on paper or in another system. */
export const gatheringWords = {
  title: '证照归集',
  text: '把本机关以前签发的证照（纸质的、别的系统里的）按清单归集成电子证照。先预检，每一行给出结论和原因；写入可以随时继续，重复上传不会重复归集。',
  columnsText: (columns: string) =>
    `清单的列：${columns}，以及这种证照的照面字段。日期写成 2026-01-31；长期有效的不填有效期至。`,
  organ: '签发机关',
  type: '证照类型',
  source: '清单来自哪里',
  sourceHelp: '系统的名称，或者“纸质台账”。',
  file: '清单文件',
  stage: '上传并预检',
  needed: '请填写',
  list: '归集记录',
  none: '还没有归集过证照',
  columns: { at: '上传', type: '证照', organ: '签发机关', source: '来源', status: '状态', counts: '结果' },
  counts: (one: { rows: number; accepted: number; same: number; rejected: number }) =>
    `共 ${one.rows} 行：合格 ${one.accepted}，已有 ${one.same}，不收 ${one.rejected}`,
  done: (issued: number, changed: number, left: number) =>
    `新归集 ${issued} 份，换发 ${changed} 份，还剩 ${left} 行没有写入`,
  stopped: '写入中断了，可以继续。',
  run: '写入合格的证照',
  goOn: '继续写入',
  runEffect: (count: number, organ: string) =>
    `以${organ}的名义写成 ${count} 份电子证照并用印，持证者会在自己的证照里看到。`,
  errors: '下载错误表',
  show: '显示哪些行',
  shows: { all: '全部', rejected: '不收的' },
  rowColumns: { line: '行', number: '证照编号', verdict: '预检', outcome: '写入', reasons: '原因' },
  noRows: '没有这样的行',
  by: (who: string, when: string) => `${who}，${when} 上传`,
  see: '查看证照',
} as const
