/** A post is made or changed: its body, title, and window. */
import { useState } from 'react'
import { changePost, createPost, hallList, hallPage } from '#modules/organs/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { peopleWords } from '../../words/zh/work-people.ts'
import { OrganField } from '../organ-field.tsx'
import type { PostRow } from './posts-page.tsx'

const words = peopleWords.posts
const MOST = 100

export function PostDialog({ post, onClose }: { post?: PostRow; onClose: () => void }) {
  const create = useAct(createPost)
  const change = useAct(changePost)
  const [typed, setTyped] = useState({
    organId: post?.organId ?? '',
    title: post?.title ?? '',
    hallId: post?.hallId ?? '',
    windowNo: post?.windowNo ?? '',
  })
  const [tried, setTried] = useState(false)
  const halls = useView(hallList, { limit: MOST })
  const hall = useView(hallPage, { id: typed.hallId }, { when: typed.hallId !== '' })
  const windows = typed.hallId === '' ? [] : (hall.data?.windows ?? [])
  const act = post ? change : create
  const send = async () => {
    setTried(true)
    if (typed.title.trim() === '' || typed.organId === '') return
    const fields = {
      title: typed.title,
      hallId: typed.hallId || undefined,
      windowNo: typed.windowNo || undefined,
      coversOrgans: post?.coversOrgans ?? [],
    }
    const done = post
      ? await change.run({ id: post.id, ...fields })
      : await create.run({ organId: typed.organId, ...fields })
    if (done) onClose()
  }
  const title = post ? words.change : words.create
  return (
    <ReasonDialog
      open
      title={title}
      verb={words.save}
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      {post ? (
        <p>{post.organName}</p>
      ) : (
        <OrganField
          label={words.organ}
          findLabel={words.organFind}
          required
          value={typed.organId}
          error={tried && typed.organId === '' ? words.organEmpty : undefined}
          onChange={(organId) => setTyped({ ...typed, organId })}
        />
      )}
      <TextField
        label={words.name}
        required
        maxLength={60}
        value={typed.title}
        error={tried && typed.title.trim() === '' ? words.nameEmpty : act.fieldErrors.title}
        onChange={(next) => setTyped({ ...typed, title: next })}
      />
      <SelectField
        label={words.hall}
        emptyWord={words.noHall}
        options={(halls.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={typed.hallId}
        onChange={(hallId) => setTyped({ ...typed, hallId, windowNo: '' })}
      />
      {typed.hallId === '' ? null : (
        <SelectField
          label={words.window}
          options={windows.map((one) => ({ value: one.number, label: `${one.number} ${one.name}` }))}
          value={typed.windowNo}
          onChange={(windowNo) => setTyped({ ...typed, windowNo })}
        />
      )}
    </ReasonDialog>
  )
}
