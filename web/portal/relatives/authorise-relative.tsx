/** A person lets a relative act for them: who, what they are to each other, for what, until when. */
import { useState } from 'react'
import { authoriseRelative, type Relation, relations } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { ChoiceField } from '../../ui/field.tsx'
import { relativeWords as words } from '../../words/zh/relatives.ts'
import { AuthorityForm } from '../account/authority-form.tsx'

const relationOptions = Object.entries(relations).map(([value, label]) => ({ value, label }))
const labels = {
  name: words.name,
  idNumber: words.idNumber,
  validToHelp: words.validToHelp,
  scopeSomeNote: words.scopeSomeNote,
  give: words.giveButton,
  given: words.given,
}

export function AuthoriseRelative() {
  const [relation, setRelation] = useState('')
  const act = useAct(authoriseRelative)
  return (
    <AuthorityForm
      labels={labels}
      personField="relative"
      audience="1"
      act={act}
      complete={relation !== ''}
      renderAfterPerson={(tried) => (
        <ChoiceField
          label={words.relation}
          required
          options={relationOptions}
          value={relation}
          error={tried && !relation ? words.relationEmpty : undefined}
          onChange={setRelation}
        />
      )}
      give={async ({ person, ...rest }) => {
        if (!(await act.run({ relative: person, relation: relation as Relation, ...rest }))) return false
        setRelation('')
        return true
      }}
    />
  )
}
