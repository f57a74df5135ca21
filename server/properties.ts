/**
 * Property tests: the same courses at every run, so that whatever failed can be seen again. `PROPERTY_SEED=random` tries others,
 * `PROPERTY_SEED=<number>` those that a failure named.
 */
import fc from 'fast-check'

const given = process.env['PROPERTY_SEED'] ?? '20261122'
if (given !== 'random') fc.configureGlobal({ seed: Number(given) })

export { fc }
