/** Item names as bodies write them: brackets of both widths mixed, the level of government put behind. */

const LEVEL_SUFFIX =
  /\((?:省|市|县|区|乡|镇|街道|村|社区|国家)?(?:级|市级|县级)?(?:[/、](?:省|市|县|区)级)*(?:行使|权限|审批|初审|实施)?\)$/

/** Full-width brackets, no spaces: the form in which two spellings of one name are equal. */
export function evenBrackets(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').replaceAll('(', '（').replaceAll(')', '）')
}

/** The name for searching and comparing: brackets even, the level of government dropped: `…核发（县级行使）` → `…核发`. */
export function searchName(name: string): string {
  const even = name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
  const [suffix = ''] = /\([^()]*\)$/.exec(even) ?? []
  return saysLevel(suffix) ? even.slice(0, -suffix.length) : even
}

/** The levels of government a name ends with: `（市级/县级）` → ['3', '4']. */
export function levelsInName(name: string): string[] {
  const [suffix = ''] = /\([^()]*\)$/.exec(name.normalize('NFKC').replace(/\s+/g, '')) ?? []
  if (!saysLevel(suffix)) return []
  const words: [RegExp, string][] = [
    [/国家/, '1'],
    [/省/, '2'],
    [/市/, '3'],
    [/[县区]/, '4'],
    [/[乡镇街]/, '5'],
    [/村|社区/, '6'],
  ]
  return words.filter(([word]) => word.test(suffix)).map(([, level]) => level)
}

function saysLevel(suffix: string): boolean {
  return suffix.length > 2 && /[级使限]/.test(suffix) && LEVEL_SUFFIX.test(suffix)
}

/** Why the name looks wrong, in Chinese; undefined when it does not. */
export function oddName(name: string): string | undefined {
  const even = evenBrackets(name)
  if ([...even].length < 3) return '名称太短'
  if (/�|\?{2,}|锟斤拷/.test(name)) return '名称里有乱码'
  if (/<[a-z/!][^>]*>|&[a-z]+;/i.test(name)) return '名称里有网页代码'
  if (!/\p{Script=Han}{2}/u.test(even)) return '名称里没有中文'
  if (/测试|demo|test/i.test(even)) return '像是测试数据'
  return bracketsPair(even) ? undefined : '括号不配对'
}

function bracketsPair(text: string): boolean {
  let depth = 0
  for (const letter of text) {
    if (letter === '（') depth++
    if (letter === '）' && --depth < 0) return false
  }
  return depth === 0
}
