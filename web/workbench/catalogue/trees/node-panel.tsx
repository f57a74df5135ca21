/** One choice of the tree: its words, its place, and what it leads to. A panel is mounted anew for each. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { TreeNode } from '#modules/catalogue/contract.ts'
import { Buttons, Card, Stack } from '../../../ui/card.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { workTreesWords } from '../../../words/zh/work-trees.ts'
import { everyNode, parentOf, type Path } from './tree-editing.ts'
import css from './trees.module.css'
import { WantsEditor } from './wants-editor.tsx'

const words = workTreesWords.node
const ROOT = '/'

export type NodePanelProps = {
  node: TreeNode
  path: Path
  nodes: readonly TreeNode[]
  onChange: (part: Partial<TreeNode>) => void
  onShift: (by: -1 | 1) => void
  onMove: (target: Path) => void
  onChild: () => void
  onSibling: () => void
  onRemove: () => void
}

export function NodePanel(props: NodePanelProps) {
  const { node, onChange } = props
  const panel = useRef<HTMLDivElement>(null)
  // Where the panel stands below the outline, choosing a node leads there.
  useEffect(() => {
    if (!matchMedia('(min-width: 1100px)').matches) panel.current?.scrollIntoView()
  }, [])
  // A new choice wants its words first.
  const isNew = node.label === words.newLabel
  useEffect(() => {
    if (isNew) panel.current?.querySelector('input')?.select()
  }, [isNew])
  const branch = (node.nodes?.length ?? 0) > 0
  const leads = (node.wants?.length ?? 0) > 0
  return (
    <div ref={panel} className={css.panel}>
      <Card title={words.title}>
        <Stack>
          <TextField
            label={words.label}
            required
            maxLength={30}
            value={node.label}
            onChange={(label) => onChange({ label })}
          />
          <TextField
            label={words.hint}
            maxLength={80}
            value={node.hint ?? ''}
            onChange={(hint) => onChange({ hint: hint || undefined })}
          />
          {branch ? (
            <TextField
              label={words.question}
              help={words.questionHelp}
              maxLength={60}
              value={node.question ?? ''}
              onChange={(question) => onChange({ question: question || undefined })}
            />
          ) : null}
          <KeyField nodeKey={node.key} onChange={(key) => onChange({ key })} />
          <Buttons>
            <Button onClick={() => props.onShift(-1)}>{words.up}</Button>
            <Button onClick={() => props.onShift(1)}>{words.down}</Button>
            <Button onClick={props.onSibling}>{words.sibling}</Button>
            <Button disabled={leads} onClick={props.onChild}>
              {words.child}
            </Button>
            <Button danger onClick={props.onRemove}>
              {words.remove}
            </Button>
          </Buttons>
          <MoveInto {...props} />
          <h3>{workTreesWords.wants.title}</h3>
          {branch && !leads ? (
            <p className={css.quiet}>{workTreesWords.wants.branch}</p>
          ) : (
            <WantsEditor
              wants={node.wants ?? []}
              onChange={(wants) => onChange({ wants: wants.length > 0 ? wants : undefined })}
            />
          )}
        </Stack>
      </Card>
    </div>
  )
}

/** The key stands in addresses: it changes when one leaves the field, not letter by letter. */
function KeyField({ nodeKey, onChange }: { nodeKey: string; onChange: (key: string) => void }) {
  const [typed, setTyped] = useState(nodeKey)
  const readable = /^[a-z][a-z0-9-]{0,39}$/.test(typed)
  return (
    <TextField
      label={words.key}
      help={words.keyHelp}
      required
      maxLength={40}
      error={readable ? undefined : words.keyHelp}
      value={typed}
      onChange={(next) => setTyped(next.toLowerCase())}
      onBlur={() => readable && typed !== nodeKey && onChange(typed)}
    />
  )
}

function MoveInto({ nodes, path, onMove }: NodePanelProps) {
  const [target, setTarget] = useState('')
  const options = everyNode(nodes)
    .filter((one) => one.path !== path && !one.path.startsWith(`${path}/`) && one.path !== parentOf(path))
    .filter((one) => (one.node.wants?.length ?? 0) === 0)
    .map((one) => ({ value: one.path, label: `${'　'.repeat(one.path.split('/').length - 1)}${one.node.label}` }))
  const root = parentOf(path) === '' ? [] : [{ value: ROOT, label: words.intoRoot }]
  return (
    <div className={css.move}>
      <SelectField label={words.into} options={[...root, ...options]} value={target} onChange={setTarget} />
      <Button disabled={target === ''} onClick={() => onMove(target === ROOT ? '' : target)}>
        {words.move}
      </Button>
    </div>
  )
}
