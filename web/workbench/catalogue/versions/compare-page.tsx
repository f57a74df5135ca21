/** Any two versions of an item laid side by side. Which two stands in the address. */
import { Link, useParams } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { itemPage, versionDifference, versionStatuses } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { workVersionWords } from '../../../words/zh/work-versions.ts'
import { PageLoaded } from '../../page-loaded.tsx'
import { DifferenceTable } from './difference-table.tsx'
import css from './versions.module.css'

const words = workVersionWords.difference
type Item = OutputOf<typeof itemPage>

export function ComparePage() {
  const { itemId } = useParams({ strict: false })
  const page = useView(itemPage, { id: itemId! })
  return (
    <PageLoaded of={page} title={words.title}>
      {(item) => <Compare item={item} />}
    </PageLoaded>
  )
}

function Compare({ item }: { item: Item }) {
  const [state, change] = useAddressState()
  const known = (id: string | undefined) => item.versions.find((one) => one.id === id)
  const to = known(state.to) ?? item.versions[0]
  const from = known(state.from) ?? item.versions.find((one) => to !== undefined && one.no < to.no)
  const view = useView(
    versionDifference,
    { id: to?.id ?? '', from: from?.id },
    { when: to !== undefined && from !== undefined, keepPrevious: true },
  )
  const options = item.versions.map((one) => ({
    value: one.id,
    label: words.option(one.no, versionStatuses[one.status]),
  }))
  return (
    <Stack>
      <PageTitle text={`${item.name} ${words.title}`} />
      <p>
        <Link to={`/work/catalogue/${item.id}` as string}>{workCatalogueWords.back}</Link>
      </p>
      {!to || !from ? (
        <Empty title={words.first} />
      ) : (
        <>
          <Card title={words.pick}>
            <div className={css.picks}>
              <SelectField
                label={words.from}
                required
                options={options}
                value={from.id}
                onChange={(id) => id && change({ from: id })}
              />
              <SelectField
                label={words.to}
                required
                options={options}
                value={to.id}
                onChange={(id) => id && change({ to: id })}
              />
            </div>
          </Card>
          <Card>
            <Loaded of={view} lines={8}>
              {({ rows }) => <DifferenceTable rows={rows} name={`${item.name}${words.title}`} />}
            </Loaded>
          </Card>
        </>
      )}
    </Stack>
  )
}
