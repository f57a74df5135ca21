/**
 * Every route that answers without a sign-in. A new one is added here on purpose, after asking what a stranger
 * could learn or do with it, and how often (`perMinute` in its contract).
 */
export const publicRoutes: readonly string[] = [
  'kernel.health',
  'organs.organ-list',
  'organs.hall-list',
  'organs.hall',
  'identity.session',
  'identity.sign-in',
  'identity.register',
  'calendar.due-date',
  'calendar.year',
  'vocabulary.regions',
  'vocabulary.region',
  'vocabulary.code-table',
  'documents.verify-file',
  'documents.verify-code',
  'catalogue.note-unanswered',
  'catalogue.item-list',
  'catalogue.guide',
  'catalogue.checklist',
  'catalogue.item-changes',
  'catalogue.search-items',
  'forms.item-form',
  'licences.check-show-code',
  'licences.verify',
  'licences.types',
  'cases.progress',
  'ratings.options',
  'ratings.public',
  'insight.board',
]
