/** Guided questions and the two life-cycle trees. A tree is saved as a whole, if every way in it ends somewhere. */
import { treeDraft, type TreeKey } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Stack } from '../../../ui/card.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { workTreesWords as words } from '../../../words/zh/work-trees.ts'
import { Chips } from '../../chips.tsx'
import { DeskTabs } from '../desk-tabs.tsx'
import { TreeEditor } from './tree-editor.tsx'
import css from './trees.module.css'

const keys = Object.keys(words.trees) as TreeKey[]

export function TreesPage() {
  const [state, change] = useAddressState()
  const key = keys.find((one) => one === state.tree) ?? 'guidance'
  const draft = useView(treeDraft, { tree: key })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <DeskTabs />
      <p className={css.quiet}>{words.intro}</p>
      <Chips
        label={words.which}
        look="tabs"
        value={key}
        chips={keys.map((value) => ({ value, label: words.trees[value] }))}
        onChange={(tree) => change({ tree })}
      />
      <Loaded of={draft} lines={12}>
        {(found) => <TreeEditor key={key} draft={found} />}
      </Loaded>
    </Stack>
  )
}
