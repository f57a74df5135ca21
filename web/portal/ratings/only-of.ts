/** Which ratings of a figure the address asks for. */
export function onlyOf(said: string | undefined): 'good' | 'bad' | undefined {
  return said === 'good' || said === 'bad' ? said : undefined
}
