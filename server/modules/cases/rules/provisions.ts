/** How a row of the table names the provision it rests on. */

export const xkf = (article: string) => `《行政许可法》${article}`
export const yshj = (article: string) => `《优化营商环境条例》${article}`
/** Services that are no licences have no procedural act of their own: the platform promises the same. */
export const promise = (article: string) => `服务承诺（参照《行政许可法》${article}）`

/** The article for a licence, and the same as a promise for a service. */
export const alike = (article: string) => ({ licence: xkf(article), service: promise(article) })
