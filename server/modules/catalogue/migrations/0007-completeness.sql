-- How much of what a guide should say is said, of a hundred; `rules/completeness.ts` names what is missing.
alter table catalogue.item_version add column completeness int generated always as (round(100.0 * (
    10 - jsonb_array_length(coalesce(content -> 'gaps', '[]'))
    + (content ? 'plainName')::int + (content ? 'summary')::int
    + (jsonb_array_length(content -> 'faq') > 0)::int + (jsonb_array_length(content -> 'keywords') > 0)::int
    + (jsonb_array_length(content -> 'steps') > 0)::int + (content ? 'implementationCode')::int + (content ? 'channels')::int
    + (content ? 'power')::int + (content ? 'body')::int + (content ? 'access')::int) / 20)::int) stored;
create index version_completeness on catalogue.item_version (completeness, item_id) where status = 'published';
