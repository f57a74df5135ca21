/** The parts of a letter, to be changed, moved, added and taken away; fields are put in by their names. */
import { Button } from 'antd'
import type { LetterField, TemplateBlock, TemplateFault } from '#modules/cases/contract.ts'
import { LongTextField, SelectField, TextField } from '../../ui/field.tsx'
import { PickField } from '../../ui/pick-field.tsx'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { useStableKeys } from '../../ui/use-stable-keys.ts'
import css from './letters.module.css'

export type KeyedBlock = { key: number; block: TemplateBlock }

type BlocksProps = {
  blocks: readonly KeyedBlock[]
  fields: readonly LetterField[]
  conditions: readonly { key: string; name: string }[]
  faults: readonly TemplateFault[]
  onChange: (blocks: readonly KeyedBlock[]) => void
}

export function TemplateBlocks({ blocks, fields, conditions, faults, onChange }: BlocksProps) {
  const set = (at: number, block: TemplateBlock) =>
    onChange(blocks.map((one, index) => (index === at ? { ...one, block } : one)))
  const move = (at: number, by: number) => {
    const next = [...blocks]
    const [taken] = next.splice(at, 1)
    next.splice(at + by, 0, taken!)
    onChange(next)
  }
  const add = (block: TemplateBlock) =>
    onChange([...blocks, { key: Math.max(0, ...blocks.map((one) => one.key)) + 1, block }])
  const lists = fields.filter((field) => field.shape !== 'text')
  return (
    <>
      <ol className={css.blocks}>
        {blocks.map(({ key, block }, at) => (
          <li key={key}>
            <OneBlock at={at} block={block} fields={fields} onChange={(next) => set(at, next)} />
            {conditions.length > 0 ? (
              <SelectField
                label={words.when(at + 1)}
                options={whenOptions(conditions)}
                emptyWord={words.always}
                value={block.when ?? ''}
                onChange={(when) => set(at, { ...block, when: when || undefined })}
              />
            ) : null}
            {faults
              .filter((fault) => fault.block === at)
              .map((fault) => (
                <p key={fault.message} className={css.faults}>
                  {fault.message}
                </p>
              ))}
            <div className={css.tools}>
              <Button size="small" aria-label={words.upOf(at + 1)} disabled={at === 0} onClick={() => move(at, -1)}>
                {words.up}
              </Button>
              <Button
                size="small"
                aria-label={words.downOf(at + 1)}
                disabled={at === blocks.length - 1}
                onClick={() => move(at, 1)}
              >
                {words.down}
              </Button>
              <Button
                size="small"
                danger
                aria-label={words.dropOf(at + 1)}
                disabled={blocks.length === 1}
                onClick={() => onChange(blocks.filter((one) => one.key !== key))}
              >
                {words.drop}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <div className={css.tools}>
        <Button onClick={() => add({ kind: 'paragraph', text: '' })}>{words.addParagraph}</Button>
        <Button onClick={() => add({ kind: 'heading', text: '' })}>{words.addHeading}</Button>
        <Button onClick={() => add({ kind: 'facts', rows: [{ label: '', text: '' }] })}>{words.addFacts}</Button>
        {lists[0] ? <Button onClick={() => add({ kind: 'list', field: lists[0]!.key })}>{words.addList}</Button> : null}
      </div>
    </>
  )
}

function whenOptions(conditions: readonly { key: string; name: string }[]) {
  return conditions.flatMap(({ key, name }) => [
    { value: key, label: words.onlyWhen(name) },
    { value: `!${key}`, label: words.onlyUnless(name) },
  ])
}

type OneProps = {
  at: number
  block: TemplateBlock
  fields: readonly LetterField[]
  onChange: (block: TemplateBlock) => void
}

function OneBlock({ at, block, fields, onChange }: OneProps) {
  if (block.kind === 'list') {
    return (
      <SelectField
        label={words.listOf(at + 1)}
        required
        options={fields
          .filter((field) => field.shape !== 'text')
          .map((field) => ({ value: field.key, label: field.name }))}
        value={block.field}
        onChange={(field) => onChange({ ...block, field })}
      />
    )
  }
  if (block.kind === 'facts') return <FactRows at={at} block={block} fields={fields} onChange={onChange} />
  return (
    <>
      <LongTextField
        label={block.kind === 'heading' ? words.headingOf(at + 1) : words.paragraphOf(at + 1)}
        required
        value={block.text}
        maxLength={2000}
        rows={block.kind === 'heading' ? 1 : 3}
        onChange={(text) => onChange({ ...block, text })}
      />
      <PutIn at={at} fields={fields} onPick={(key) => onChange({ ...block, text: `${block.text}{{${key}}}` })} />
    </>
  )
}

function FactRows({ at, block, fields, onChange }: OneProps & { block: Extract<TemplateBlock, { kind: 'facts' }> }) {
  const { keys, remove } = useStableKeys(block.rows.length)
  const set = (row: number, change: Partial<{ label: string; text: string }>) =>
    onChange({ ...block, rows: block.rows.map((one, index) => (index === row ? { ...one, ...change } : one)) })
  return (
    <fieldset>
      <legend>{words.factsOf(at + 1)}</legend>
      {block.rows.map((row, index) => (
        <div key={keys[index]}>
          <div className={css.row}>
            <TextField
              label={words.rowLabel(index + 1)}
              required
              value={row.label}
              maxLength={100}
              onChange={(label) => set(index, { label })}
            />
            <TextField
              label={words.rowText(index + 1)}
              required
              value={row.text}
              maxLength={2000}
              onChange={(text) => set(index, { text })}
            />
          </div>
          {block.rows.length > 1 ? (
            <Button
              size="small"
              onClick={() => {
                remove(index)
                onChange({ ...block, rows: block.rows.toSpliced(index, 1) })
              }}
            >
              {words.dropRow(index + 1)}
            </Button>
          ) : null}
        </div>
      ))}
      <div className={css.tools}>
        <Button size="small" onClick={() => onChange({ ...block, rows: [...block.rows, { label: '', text: '' }] })}>
          {words.addRow}
        </Button>
      </div>
      <PutIn
        at={at}
        fields={fields}
        onPick={(key) => {
          const last = block.rows.length - 1
          set(last, { text: `${block.rows[last]!.text}{{${key}}}` })
        }}
      />
    </fieldset>
  )
}

/** Puts a field behind what is written. */
function PutIn({ at, fields, onPick }: { at: number; fields: readonly LetterField[]; onPick: (key: string) => void }) {
  return (
    <PickField
      label={words.putIn(at + 1)}
      options={fields.filter((field) => field.shape === 'text').map(({ key, name }) => ({ value: key, label: name }))}
      emptyWord={words.chooseField}
      verb={words.putInVerb}
      onPick={onPick}
    />
  )
}
