/**
 * The holder's name for strangers: of a person only the surname (个人信息保护法 art. 6: no more than the purpose needs);
 * of an enterprise all of it, since it is public already.
 */
export function maskHolder(kind: 'person' | 'enterprise', name: string): string {
  if (kind === 'enterprise') return name
  const [first = '', ...rest] = name
  return first + '*'.repeat(Math.max(rest.length, 1))
}
