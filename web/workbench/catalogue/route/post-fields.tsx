/** Whose post does a step: a body by rule, and the role at it. */
import { organList } from '#modules/organs/contract.ts'
import { bodyKinds, stepRoles } from '#modules/routes/contract.ts'
import { useState } from 'react'
import { useView } from '../../../client/hooks.ts'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { workRouteDrawingWords as words } from '../../../words/zh/work-route-drawing.ts'
import { optionsOf } from '../small-fields.tsx'
import type { Post } from './canvas.ts'

const OFFERED = 100

export function PostFields({ post, onChange }: { post: Post; onChange: (post: Post) => void }) {
  const change = (part: Partial<Post>) => onChange({ ...post, ...part })
  return (
    <>
      <SelectField
        label={words.body}
        required
        options={optionsOf(bodyKinds)}
        value={post.body}
        onChange={(body) => body && change({ body: body as Post['body'] })}
      />
      {post.body === 'named' ? <NamedBody uscc={post.uscc} onChange={(uscc) => change({ uscc })} /> : null}
      {post.body === 'level' ? (
        <>
          <SelectField
            label={words.level}
            required
            options={optionsOf(words.levels)}
            value={post.level ?? ''}
            onChange={(level) => change({ level: level || undefined })}
          />
          <TextField
            label={words.letterWord}
            required
            maxLength={20}
            value={post.letterWord ?? ''}
            onChange={(letterWord) => change({ letterWord: letterWord || undefined })}
          />
        </>
      ) : null}
      <SelectField
        label={words.role}
        required
        options={optionsOf(stepRoles)}
        value={post.role}
        onChange={(role) => role && change({ role: role as Post['role'] })}
      />
    </>
  )
}

/** Bodies with a unified social credit code, found by name. */
function NamedBody({ uscc, onChange }: { uscc: string | undefined; onChange: (uscc: string | undefined) => void }) {
  const [q, setQ] = useState('')
  const organs = useView(organList, { q: q || undefined, limit: OFFERED }, { keepPrevious: true })
  const options = (organs.data?.rows ?? []).flatMap((organ) =>
    organ.uscc ? [{ value: organ.uscc, label: organ.name }] : [],
  )
  const chosen = uscc && !options.some(({ value }) => value === uscc) ? [{ value: uscc, label: uscc }] : []
  return (
    <>
      <TextField label={words.findBody} maxLength={40} value={q} onChange={setQ} />
      <SelectField
        label={words.uscc}
        required
        options={[...chosen, ...options]}
        value={uscc ?? ''}
        onChange={(code) => onChange(code || undefined)}
      />
    </>
  )
}
