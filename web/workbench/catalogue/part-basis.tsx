/** On which law it rests, article by article. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { FaultHere } from './faults.tsx'
import { GapNotice } from './gap-notice.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { OptionalWords, WordsField } from './small-fields.tsx'

type Basis = ItemContent['basis'][number]

export function BasisPart({ content, onChange }: ContentProps) {
  return (
    <Stack>
      <GapNotice gap="basis" content={content} onChange={onChange} />
      <FaultHere path="basis" />
      <RowsEditor<Basis>
        one={words.basis.one}
        path="basis"
        rows={content.basis}
        nameOf={(row) => `${row.law}${row.article}`}
        blank={() => ({ law: '', article: '' })}
        onChange={(basis) => onChange({ basis })}
      >
        {(row, change, path) => (
          <>
            <Columns least="240px">
              <WordsField
                path={`${path}.law`}
                label={words.basis.law}
                most={200}
                value={row.law}
                onChange={(law) => change({ law })}
              />
              <WordsField
                path={`${path}.article`}
                label={words.basis.article}
                most={100}
                value={row.article}
                onChange={(article) => change({ article })}
              />
            </Columns>
            <OptionalWords
              path={`${path}.text`}
              label={workItemElementWords.basisText}
              most={4000}
              rows={3}
              value={row.text}
              onChange={(text) => change({ text })}
            />
          </>
        )}
      </RowsEditor>
    </Stack>
  )
}
