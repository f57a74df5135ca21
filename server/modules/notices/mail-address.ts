/** `zhangsan@example.cn` → `z***@example.cn`. */
export function maskMailAddress(address: string): string {
  return address.replace(/^(.).*@/, '$1***@')
}
