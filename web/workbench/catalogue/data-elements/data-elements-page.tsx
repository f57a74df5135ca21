/** The library of standard data elements: looked up, and widened by those this place needs. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { type DataElement, dataElements, elementSubjects, retireDataElement } from '#modules/vocabulary/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Stack } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/field.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty, ErrorBox, Loaded } from '../../../ui/states.tsx'
import { workElementsWords as words } from '../../../words/zh/work-forms.ts'
import { Chips } from '../../chips.tsx'
import { DeskTabs } from '../desk-tabs.tsx'
import { useReadable } from '../licence-options.ts'
import { ElementDialog } from './element-dialog.tsx'
import { ElementFacts } from './element-facts.tsx'
import css from './data-elements.module.css'
import { checkWords, sourceWords } from './element-words.ts'
import { findElements } from './find-elements.ts'

type Editing = { element?: DataElement }

export function DataElementsPage() {
  const [state, change] = useAddressState()
  const [typed, setTyped] = useState(state.q ?? '')
  const wanted = useDeferredValue(typed)
  const [editing, setEditing] = useState<Editing>()
  const [saved, setSaved] = useState<string>()
  const library = useView(dataElements, {})
  const subject = Object.keys(elementSubjects).find((one) => one === state.show) ?? 'all'
  return (
    <Stack>
      <PageTitle text={words.title} />
      <DeskTabs />
      <p className={css.quiet}>{words.intro}</p>
      <div className={css.tools}>
        <TextField
          label={words.find}
          required
          type="search"
          maxLength={40}
          value={typed}
          onChange={setTyped}
          onBlur={() => change({ q: typed.trim() || undefined })}
        />
        <Button type="primary" onClick={() => setEditing({})}>
          {words.create}
        </Button>
      </div>
      <Chips
        label={words.subject}
        value={subject}
        chips={[
          { value: 'all', label: words.all },
          ...Object.entries(elementSubjects).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(next) => change({ show: next === 'all' ? undefined : next })}
      />
      <output className={css.saved}>{saved ? words.saved(saved) : null}</output>
      <Loaded of={library} lines={10}>
        {({ rows }) => (
          <Elements
            rows={findElements(rows, wanted).filter((one) => subject === 'all' || one.subject === subject)}
            onRevise={(element) => setEditing({ element })}
          />
        )}
      </Loaded>
      {editing ? (
        <ElementDialog
          element={editing.element}
          onClose={() => setEditing(undefined)}
          onSaved={(element) => {
            setSaved(element.label)
            setEditing(undefined)
          }}
        />
      ) : null}
    </Stack>
  )
}

type ElementsProps = { rows: readonly DataElement[]; onRevise: (element: DataElement) => void }

function Elements({ rows, onRevise }: ElementsProps) {
  const [open, setOpen] = useState<string>()
  const readable = useReadable()
  if (rows.length === 0) return <Empty title={words.empty}>{words.emptyText}</Empty>
  return (
    <ul className={css.list}>
      {rows.map((element) => (
        <li key={element.key} className={css.row} data-retired={element.retired || undefined}>
          <div className={css.head}>
            <strong>{element.label}</strong>
            <span className={css.quiet}>{checkWords(element)}</span>
            <span className={css.quiet}>{readable(sourceWords(element))}</span>
            <span className={css.origin}>
              {words.origins[element.origin]}　{words.version(element.version)}
              {element.retired ? `　${words.retired}` : ''}
            </span>
            <span>
              <Button
                type="link"
                aria-expanded={open === element.key}
                onClick={() => setOpen(open === element.key ? undefined : element.key)}
              >
                {words.openShort}
                <span className="unseen">{element.label}</span>
              </Button>
            </span>
          </div>
          {open === element.key ? (
            <div className={css.more}>
              <ElementFacts element={element} />
              {element.origin === 'local' ? (
                <LocalActs element={element} onRevise={onRevise} />
              ) : (
                <p className={css.quiet}>{words.standardOnly}</p>
              )}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function LocalActs({ element, onRevise }: { element: DataElement; onRevise: (element: DataElement) => void }) {
  const retire = useAct(retireDataElement)
  const { key, retired } = element
  return (
    <>
      {retire.problem ? <ErrorBox problem={retire.problem} /> : null}
      <div className={css.acts}>
        <Button onClick={() => onRevise(element)}>{words.revise}</Button>
        <Button danger={!retired} loading={retire.pending} onClick={() => void retire.run({ key, retired: !retired })}>
          {retired ? words.restore : words.retire}
        </Button>
      </div>
    </>
  )
}
