/** What an element checks and where it is filled in from, in plain words. */
import type { DataElement } from '#modules/vocabulary/contract.ts'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { uiWords } from '../../../words/zh/ui.ts'
import { workElementsWords as words } from '../../../words/zh/work-forms.ts'

export function checkWords({ kind, options, maxLength, minimum, maximum, unit }: DataElement): string {
  const shown = (bound: number) =>
    kind === 'amount' ? `${bound / 100} ${uiWords.yuan}` : `${bound}${unit ? ` ${unit}` : ''}`
  const parts = [workCatalogueWords.section.kinds[kind]]
  const more = [
    options ? words.options(options.length) : '',
    maxLength === undefined ? '' : words.most(maxLength),
    minimum !== undefined && maximum !== undefined ? words.between(shown(minimum), shown(maximum)) : '',
    minimum !== undefined && maximum === undefined ? words.atLeast(shown(minimum)) : '',
    minimum === undefined && maximum !== undefined ? words.atMost(shown(maximum)) : '',
  ]
  return [...parts, ...more.filter(Boolean)].join('，')
}

export function sourceWords({ sources }: Pick<DataElement, 'sources'>): string {
  const said = sources.map((one) => {
    if (one.from === 'licence') return words.source.licence(one.licenceType, one.face)
    if (one.from === 'fact') return words.source.fact
    if (one.from === 'earlier') return words.source.earlier
    return one.field.startsWith('person.') ? words.source.person : words.source.enterprise
  })
  return said.length > 0 ? said.join('、') : words.noSource
}
