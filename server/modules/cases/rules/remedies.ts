/** What an applicant may do against a refusal; every denying letter says it (行政许可法 art. 38(2)). */

/** 行政复议法 (2023) art. 20: sixty days; 行政诉讼法 art. 46: six months. */
export function remediesAgainst(organName: string): string[] {
  return [
    `如不服本决定，可以自收到本决定书之日起六十日内，依法向${organName}的行政复议机关申请行政复议（《行政复议法》第二十条）；`,
    '也可以自收到本决定书之日起六个月内，依法直接向有管辖权的人民法院提起行政诉讼（《行政诉讼法》第四十六条）。',
  ]
}
