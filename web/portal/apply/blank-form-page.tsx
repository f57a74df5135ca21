/** The form of an item as an empty sheet: for whoever fills it in by hand and goes to the counter. */
import { useParams, useSearch } from '@tanstack/react-router'
import { guide } from '#modules/catalogue/contract.ts'
import { type FormSection, itemForm } from '#modules/forms/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import { LinkButton } from '../link-button.tsx'
import { LoadedPage } from '../loaded-page.tsx'
import { PaperForm, PaperHead } from './paper-form.tsx'

export function BlankFormPage() {
  const { itemId } = useParams({ from: '/portal/items/$itemId/form' })
  const item = useView(guide, { id: itemId })
  return (
    <LoadedPage title={words.blankForm} of={item} lines={8}>
      {({ content }) => <Sheet itemId={itemId} name={content.name} />}
    </LoadedPage>
  )
}

function Sheet({ itemId, name }: { itemId: string; name: string }) {
  const { answers = '' } = useSearch({ from: '/portal/items/$itemId/form' })
  const form = useView(itemForm, { id: itemId, answers })
  const back = (
    <LinkButton to="/items/$itemId" params={{ itemId }} search={answers === '' ? {} : { answers }}>
      {words.backToGuide}
    </LinkButton>
  )
  return (
    <Stack>
      <div className="not-printed">
        <PageTitle text={words.blankTitle(name)} />
      </div>
      <Loaded of={form}>
        {({ sections }) =>
          sections.length === 0 ? (
            <Empty title={words.blankNone} action={back} />
          ) : (
            <Stack>
              <p className="not-printed">{words.blankText}</p>
              <div className="not-printed">
                <Buttons>
                  <PrintButton label={words.blankForm} />
                  {back}
                </Buttons>
              </div>
              <Card>
                <PaperHead item={name} />
                <PaperForm sections={unconditional(sections as FormSection[])} values={{}} />
              </Card>
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  )
}

/** Paper cannot show a question only after another was answered: it asks them all. */
function unconditional(sections: readonly FormSection[]): FormSection[] {
  return sections.map((section) => ({
    ...section,
    fields: section.fields.map(({ when: _, ...field }) => field),
  }))
}
