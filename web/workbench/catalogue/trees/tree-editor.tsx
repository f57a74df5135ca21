/** A tree being rewritten: the outline, the chosen node beside it, and saving that another editor's work survives. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { editTree, type treeDraft, type TreeNode } from '#modules/catalogue/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import type { ProblemError } from '../../../client/problem.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { Empty, ErrorBox } from '../../../ui/states.tsx'
import { workTreesWords as words } from '../../../words/zh/work-trees.ts'
import { useLeaveGuard } from '../../use-leave-guard.ts'
import page from '../catalogue.module.css'
import { Conflict, type TreeText } from './conflict.tsx'
import { NodePanel } from './node-panel.tsx'
import { Outline } from './outline.tsx'
import {
  added,
  below,
  changed,
  childOf,
  everyNode,
  freeKey,
  movedInto,
  nodeAt,
  parentOf,
  type Path,
  removed,
  shifted,
} from './tree-editing.ts'
import css from './trees.module.css'

type Draft = OutputOf<typeof treeDraft>
type Fault = { path: string; message: string }
/** What somebody else saved meanwhile. */
type Saved = TreeText & { revision: number }

export function TreeEditor({ draft }: { draft: Draft }) {
  const [title, setTitle] = useState(draft.title)
  const [nodes, setNodes] = useState<readonly TreeNode[]>(draft.nodes)
  const [base, setBase] = useState<TreeText>({ title: draft.title, nodes: draft.nodes })
  const [revision, setRevision] = useState(draft.revision)
  const [unsaved, setUnsaved] = useState(false)
  const [settled, setSettled] = useState(false)
  const [chosen, setChosen] = useState<Path>()
  const [removing, setRemoving] = useState<Path>()
  const act = useAct(editTree)
  useLeaveGuard(() => unsaved)
  const node = chosen === undefined ? undefined : nodeAt(nodes, chosen)
  const faults = faultsIn(act.problem)
  const theirs = savedMeanwhile(act.problem)

  const rewrite = (next: readonly TreeNode[], path = chosen) => {
    setNodes(next)
    setUnsaved(true)
    setChosen(path)
  }
  const add = (parent: Path, after?: string) => {
    const key = freeKey(below(nodes, parent), 'option')
    rewrite(added(nodes, parent, { key, label: words.node.newLabel }, after), childOf(parent, key))
  }
  const remove = (path: Path) => {
    rewrite(removed(nodes, path), parentOf(path) || undefined)
    setRemoving(undefined)
  }
  const save = async () => {
    const tree = { title: title.trim(), nodes: [...nodes] }
    const saved = await act.run({ tree: draft.tree, revision, ...tree })
    if (!saved) return
    setBase(tree)
    setRevision(saved.revision)
    setUnsaved(false)
    setSettled(false)
  }
  const settle = (tree: TreeText, latest: Saved) => {
    setTitle(tree.title)
    setNodes(tree.nodes)
    setBase(latest)
    setRevision(latest.revision)
    setUnsaved(tree !== latest)
    setSettled(tree !== latest)
    setChosen(undefined)
    act.reset()
  }
  return (
    <Stack>
      <TextField
        label={words.treeTitle}
        required
        maxLength={40}
        value={title}
        onChange={(next) => {
          setTitle(next)
          setUnsaved(true)
        }}
      />
      <div className={css.desk}>
        <Card title={words.outline}>
          <Stack>
            <p className={css.quiet}>{words.keys}</p>
            <Outline
              nodes={nodes}
              chosen={chosen}
              empty={new Set(draft.empty)}
              faulty={new Set(faults.map((fault) => fault.path))}
              onChoose={setChosen}
              onShift={(path, by) => rewrite(shifted(nodes, path, by), path)}
              onRemove={setRemoving}
              onAdd={(after) => add(parentOf(after), after.split('/').at(-1))}
            />
            <div>
              <Button onClick={() => add('')}>{words.addRoot}</Button>
            </div>
          </Stack>
        </Card>
        {node && chosen !== undefined ? (
          <NodePanel
            key={chosen}
            node={node}
            path={chosen}
            nodes={nodes}
            onChange={(part) =>
              rewrite(changed(nodes, chosen, part), part.key ? childOf(parentOf(chosen), part.key) : chosen)
            }
            onShift={(by) => rewrite(shifted(nodes, chosen, by))}
            onMove={(target) => {
              const moved = movedInto(nodes, chosen, target)
              if (moved) rewrite(moved.nodes, moved.path)
            }}
            onChild={() => add(chosen)}
            onSibling={() => add(parentOf(chosen), node.key)}
            onRemove={() => setRemoving(chosen)}
          />
        ) : (
          <Card>
            <Empty title={words.node.none} />
          </Card>
        )}
      </div>
      <div className={css.bar}>
        {faults.length > 0 ? <Faults faults={faults} onChoose={setChosen} /> : null}
        {act.problem && faults.length === 0 && !theirs ? <ErrorBox problem={act.problem} /> : null}
        {theirs ? (
          <Conflict
            base={base}
            mine={{ title: title.trim(), nodes }}
            theirs={theirs}
            onSettle={(tree) => settle(tree, theirs)}
            onPostpone={act.reset}
          />
        ) : null}
        <div className={css.line}>
          <Button type="primary" loading={act.pending} disabled={!unsaved} onClick={() => void save()}>
            {words.save}
          </Button>
          <output className={page.quiet}>
            {settled ? words.conflict.settled : unsaved ? words.unsaved : words.saved}
          </output>
        </div>
      </div>
      {removing === undefined ? null : (
        <ReasonDialog
          open
          title={words.node.remove}
          effect={words.node.removeEffect(
            nodeAt(nodes, removing)?.label ?? '',
            everyNode(nodeAt(nodes, removing)?.nodes ?? []).length,
          )}
          verb={words.node.remove}
          danger
          reason="none"
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Stack>
  )
}

function savedMeanwhile(problem: ProblemError | undefined): Saved | undefined {
  if (problem?.code !== 'catalogue.edit-conflict') return undefined
  const { title, content, revision } = problem.facts
  return { title: title as string, nodes: content as TreeNode[], revision: revision as number }
}

function faultsIn(problem: ProblemError | undefined): readonly Fault[] {
  return problem?.code === 'catalogue.tree-unsound' ? (problem.facts['faults'] as Fault[]) : []
}

function Faults({ faults, onChoose }: { faults: readonly Fault[]; onChoose: (path: Path) => void }) {
  return (
    <div role="alert" className={css.faults}>
      <p>{words.faults}</p>
      <ul>
        {faults.map(({ path, message }) => (
          <li key={`${path}${message}`}>
            <button type="button" className={css.faultLink} onClick={() => onChoose(path)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
