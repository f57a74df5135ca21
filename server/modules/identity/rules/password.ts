/** What a password must be like: long, or mixed; not the username; not one that everybody tries first. */

const LONG_ENOUGH_ALONE = 16
const SHORTEST = 10
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

/** Words people build passwords on; what is left besides them has to carry the strength. */
const COMMON = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'admin',
  'administrator',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx',
  'qazwsx',
  'abcdefg',
  'abc123',
  'woaini',
  'iloveyou',
  'welcome',
  'letmein',
  'changeme',
  'zhengwu',
  'onewindow',
  'test',
  'user',
  'root',
  '123456789',
  '12345678',
  '1234567',
  '123456',
  '987654321',
  '654321',
  '111111',
  '000000',
  '666666',
  '888888',
  '123123',
  '112233',
  '5201314',
  '1314520',
]

/** Why a password will not do, as a Chinese sentence; `undefined` when it will. */
export function passwordFault(password: string, username: string): string | undefined {
  const lower = password.toLowerCase()
  const length = [...password].length
  if (length < SHORTEST) return `密码至少 ${SHORTEST} 位`
  if (length < LONG_ENOUGH_ALONE && CLASSES.filter((one) => one.test(password)).length < 3) {
    return '密码应包含大写字母、小写字母、数字、符号中的三种，或者不少于 16 位'
  }
  if (lower.includes(username.toLowerCase())) return '密码里不能有用户名'
  if (new Set(lower).size < 5 || restWithoutCommon(lower) < 5) return '这个密码太常见，容易被猜到，请换一个'
  return undefined
}

function restWithoutCommon(lower: string): number {
  const longestFirst = COMMON.toSorted((one, other) => other.length - one.length)
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), lower).length
}
