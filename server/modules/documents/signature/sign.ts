/** Fills the empty signature field of a rendered PDF: PAdES baseline B-B, SubFilter ETSI.CAdES.detached. */
import { createHash } from 'node:crypto'
import type { Credential } from './authority.ts'
import { assemble, attributesOf, bytesToSign } from './cms.ts'
import { signBytes, suites } from './suites.ts'

const PLACEHOLDER = /\/ByteRange \[0 (?:\/#{10} ?){3}\]/

/**
 * @param pdf from `letterPdf` or `licencePdf` with a mark: it holds one empty signature field
 * @returns the signed file
 * @throws Error when there is no empty signature field
 */
export function signPdf(pdf: Uint8Array, signer: Credential): Uint8Array {
  const file = Buffer.from(pdf)
  const text = file.toString('latin1')
  const placeholder = PLACEHOLDER.exec(text)
  const open = placeholder ? text.indexOf('/Contents <', placeholder.index) + '/Contents '.length : -1
  const close = text.indexOf('>', open)
  if (!placeholder || open < 0 || close < 0) throw new Error('the PDF has no empty signature field')

  const after = close + 1
  const range = `/ByteRange [0 ${open} ${after} ${file.length - after}]`
  file.write(range.padEnd(placeholder[0].length), placeholder.index, 'latin1')
  const digest = createHash(suites[signer.chain].digest)
    .update(file.subarray(0, open))
    .update(file.subarray(after))
    .digest()
  const cms = Buffer.from(signatureOver(digest, signer)).toString('hex')
  if (cms.length > close - open - 1) throw new Error('the signature does not fit into its field')
  file.write(cms, open + 1, 'latin1')
  return file
}

function signatureOver(contentDigest: Uint8Array, { chain, certificate, privateKey }: Credential): Uint8Array {
  const attributes = attributesOf(chain, contentDigest, certificate)
  return assemble(chain, certificate, attributes, signBytes(chain, bytesToSign(attributes), privateKey))
}
