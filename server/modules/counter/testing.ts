/** For tests of this and the modules below. */

/** A picture that passes for a signature: a PNG by its first bytes, base64. */
export function someSignature(): string {
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([head, Buffer.alloc(400, 7)]).toString('base64')
}
