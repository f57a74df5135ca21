/** Acts and views about materials that need not be handed in again. */
import { askForMaterial } from './actions/ask-for-material.ts'
import { checkOriginal } from './actions/check-original.ts'
import { licenceCopy } from './views/case-files.ts'
import { notAsked } from './views/not-asked.ts'
import { materialUses, reusableMaterials, standingMaterials } from './views/reuse.ts'

export const reuseActs = [askForMaterial, checkOriginal]
export const reuseViews = [reusableMaterials, standingMaterials, materialUses, licenceCopy, notAsked]
