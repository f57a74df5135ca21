/** THE MAP. The order is the architecture: a module may use only modules above its own line. */
import { operations } from '#kernel/operations.ts'
import type { Module } from '#kernel/module.ts'
import { organsModule } from '#modules/organs/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { calendarModule } from '#modules/calendar/module.ts'
import { vocabularyModule } from '#modules/vocabulary/module.ts'
import { documentsModule } from '#modules/documents/module.ts'
import { noticesModule } from '#modules/notices/module.ts'
import { exportsModule } from '#modules/exports/module.ts'
import { exchangeModule } from '#modules/exchange/module.ts'
import { routesModule } from '#modules/routes/module.ts'
import { catalogueModule } from '#modules/catalogue/module.ts'
import { paymentsModule } from '#modules/payments/module.ts'
import { licencesModule } from '#modules/licences/module.ts'
import { signetsModule } from '#modules/signets/module.ts'
import { formsModule } from '#modules/forms/module.ts'
import { creditModule } from '#modules/credit/module.ts'
import { casesModule } from '#modules/cases/module.ts'
import { rehearsalsModule } from '#modules/rehearsals/module.ts'
import { ratingsModule } from '#modules/ratings/module.ts'
import { counterModule } from '#modules/counter/module.ts'
import { assistanceModule } from '#modules/assistance/module.ts'
import { handoutsModule } from '#modules/handouts/module.ts'
import { oversightModule } from '#modules/oversight/module.ts'
import { insightModule } from '#modules/insight/module.ts'

export const modules: readonly Module[] = [
  operations,
  organsModule,
  identityModule,
  calendarModule,
  vocabularyModule,
  documentsModule,
  noticesModule,
  exportsModule,
  exchangeModule,
  routesModule,
  catalogueModule,
  paymentsModule,
  licencesModule,
  signetsModule,
  formsModule,
  creditModule,
  casesModule,
  rehearsalsModule,
  ratingsModule,
  counterModule,
  assistanceModule,
  handoutsModule,
  oversightModule,
  insightModule,
]
