/**
 * A chain from elsewhere, made with OpenSSL 3.0: root, issuing authority, signer, valid from 2026-11-22T15:33Z; the root's list of
 * revoked certificates, once with the issuing authority on it from 2026-12-01; an SM2 root under the usual user id. Their names say 外地.
 */
import { Certificate, ContentInfo, SignedData } from 'pkijs'
import type { Credential } from './authority.ts'
import { signPdf } from './sign.ts'

export const elsewhereRoot = Buffer.from(
  'MIIBujCCAWGgAwIBAgIBATAKBggqhkjOPQQDAjBEMQswCQYDVQQGEwJDTjEbMBkGA1UECgwS5aSW5Zyw55S15a2Q6K6k6K+BMRgwFgYDVQQDDA' +
    '/lpJblnLDmoLnor4HkuaYwIBcNMjYxMTIyMTUzMjU1WhgPMjA1MTA3MTQxNTMyNTVaMEQxCzAJBgNVBAYTAkNOMRswGQYDVQQKDBLlpJblnLDn' +
    'lLXlrZDorqTor4ExGDAWBgNVBAMMD+WkluWcsOagueivgeS5pjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBuSuumfQPDnZMeaeCznoRODjr' +
    'z3vuXZpgOvE8UbBmzF0sJWxM5mwquqSiV7WIIP7dcGcFvn8I6v3iCGh8RMjiWjQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEG' +
    'MB0GA1UdDgQWBBTvw2W4cE970xi9XrwXcsfld3eRhTAKBggqhkjOPQQDAgNHADBEAiBLPg0Z5VPcuiIP3HPrxa+RY/NBm0qzWDS8VEHb80CcLA' +
    'IgRafuEBQ4ccMN76anYn9V+eZOYs0Mwv0WCVRBYSv+2yE=',
  'base64',
)

const issuing = Buffer.from(
  'MIIB4zCCAYigAwIBAgIBAjAKBggqhkjOPQQDAjBEMQswCQYDVQQGEwJDTjEbMBkGA1UECgwS5aSW5Zyw55S15a2Q6K6k6K+BMRgwFgYDVQQDDA' +
    '/lpJblnLDmoLnor4HkuaYwIBcNMjYxMTIyMTUzMjU2WhgPMjA1MTA3MTQxNTMyNTZaMEcxCzAJBgNVBAYTAkNOMRswGQYDVQQKDBLlpJblnLDn' +
    'lLXlrZDorqTor4ExGzAZBgNVBAMMEuWkluWcsOS4ree6p+ivgeS5pjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJpNFJgwgeI5lrNvmStYNK' +
    'dBH8Rq5Xk1Oigjox4Y//Js+KNEgPisnOPiXjvBMNnCQnHnPzxME7iIvpY9/TVOkXOjZjBkMBIGA1UdEwEB/wQIMAYBAf8CAQAwDgYDVR0PAQH/' +
    'BAQDAgEGMB0GA1UdDgQWBBRzC1zEF6svM1KEhUOco3Ioy1D7/jAfBgNVHSMEGDAWgBTvw2W4cE970xi9XrwXcsfld3eRhTAKBggqhkjOPQQDAg' +
    'NJADBGAiEA23Lrgfmx7v7uQ9FiZc2h2YmpDv2puqsmRwmUOuYln5MCIQDQr2952A3/hu3gD1huwqTbWPbBx2rE0y4FEl981SuH4A==',
  'base64',
)

const signer = Buffer.from(
  'MIIB2zCCAYKgAwIBAgIBIzAKBggqhkjOPQQDAjBHMQswCQYDVQQGEwJDTjEbMBkGA1UECgwS5aSW5Zyw55S15a2Q6K6k6K+BMRswGQYDVQQDDB' +
    'LlpJblnLDkuK3nuqfor4HkuaYwIBcNMjYxMTIyMTUzMjU2WhgPMjA1MTA3MTQxNTMyNTZaMEQxCzAJBgNVBAYTAkNOMRswGQYDVQQKDBLlpJbl' +
    'nLDnlLXlrZDorqTor4ExGDAWBgNVBAMMD+WkluWcsOafkOWFrOWPuDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGLCSiDY2BSXcz/VvIszSO' +
    'Pdni6FhuC+VAXY3Ip4fLcPs4q/B8qLGBHgYuCbFBPMBbBu+5C9LwF9egzEKUQzmAijYDBeMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQDAgbA' +
    'MB0GA1UdDgQWBBTf+OX8vO1wpyvJWEteU/5EfYoaCjAfBgNVHSMEGDAWgBRzC1zEF6svM1KEhUOco3Ioy1D7/jAKBggqhkjOPQQDAgNHADBEAi' +
    'BzYJVhI6naXRE2KgvhmsV9vynipJfjAZJ1+uUalqPrAwIgaPZjShIhuM3Q1V32UpKNOIEhxgOrB8aFUV9+bME3a7o=',
  'base64',
)

const signerKey = Buffer.from(
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOhMCH7kC9FoLqqqoEuBAHO3eAheCkoQ7fg8PVyNc0xKhRANCAARiwkog2NgUl3' +
    'M/1byLM0jj3Z4uhYbgvlQF2NyKeHy3D7OKvwfKixgR4GLgmxQTzAWwbvuQvS8BfXoMxClEM5gI',
  'base64',
)

export const revokedList = Buffer.from(
  'MIIBATCBpwIBATAKBggqhkjOPQQDAjBEMQswCQYDVQQGEwJDTjEbMBkGA1UECgwS5aSW5Zyw55S15a2Q6K6k6K+BMRgwFgYDVQQDDA/lpJblnL' +
    'DmoLnor4HkuaYXDTI2MTEyMjE1MzQwOFoXDTI2MTIyMjE1MzQwOFowIjAgAgECFw0yNjEyMDEwMDAwMDBaMAwwCgYDVR0VBAMKAQSgDjAMMAoG' +
    'A1UdFAQDAgEDMAoGCCqGSM49BAMCA0kAMEYCIQCGqK5WunHl/ZOeO58l9X9QpxuGcwcq5iHpV9p48kqpRwIhAM+rMPaF2WFqAVdCGx25YYkDwF' +
    't2NCCMaRJ9Wj9kqLV/',
  'base64',
)

export const sm2Root = Buffer.from(
  'MIIBzzCCAXSgAwIBAgIUOe472Noci0+QmyxzMVZB0FdVMvswCgYIKoEcz1UBg3UwRDELMAkGA1UEBhMCQ04xGzAZBgNVBAoMEuWkluWcsOeUte' +
    'WtkOiupOivgTEYMBYGA1UEAwwP5Zu95a+G5qC56K+B5LmmMCAXDTI2MTEyMjE1MzI1NloYDzIwNTEwNzE0MTUzMjU2WjBEMQswCQYDVQQGEwJD' +
    'TjEbMBkGA1UECgwS5aSW5Zyw55S15a2Q6K6k6K+BMRgwFgYDVQQDDA/lm73lr4bmoLnor4HkuaYwWTATBgcqhkjOPQIBBggqgRzPVQGCLQNCAA' +
    'QvE0rbRAjtfeEdchU8AzYNlKWerGWYardw/t5OC2pIQKXSH3Zry0Nfuf+gFdaRFCtvbOKpgjm274WQQDT6zX+Jo0IwQDAPBgNVHRMBAf8EBTAD' +
    'AQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNVHQ4EFgQUA9DEswTNz4mLepcUQzMWvt/JPQAwCgYIKoEcz1UBg3UDSQAwRgIhAIK+DF+y8X0WWaejYL' +
    'GzonC1ulQpstgwpcjailV5cz8tAiEAsUBKANxKSjZ6RtD0KZQjzeeRLmeKuUUWmKmbON3pD1U=',
  'base64',
)

const credential: Credential = { chain: 'ecdsa', certificate: signer, privateKey: signerKey }

/** Signed as others do it: the chain lies in the signature, in an order of its own. */
export function signedElsewhere(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(signPdf(pdf, credential))
  const open = file.indexOf('/Contents <') + '/Contents <'.length
  const close = file.indexOf('>', open)
  const envelope = ContentInfo.fromBER(new Uint8Array(Buffer.from(file.toString('latin1', open, close), 'hex')))
  const signed = new SignedData({ schema: envelope.content })
  signed.certificates = [elsewhereRoot, issuing, signer].map((der) => Certificate.fromBER(new Uint8Array(der)))
  envelope.content = signed.toSchema(true)
  const digits = Buffer.from(envelope.toSchema().toBER())
    .toString('hex')
    .padEnd(close - open, '0')
  file.write(digits, open, 'latin1')
  return file
}
