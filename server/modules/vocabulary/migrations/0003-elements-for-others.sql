-- What modules below read of the library: whom an element describes, and whether an answer to it may be offered again.

create view vocabulary.v_data_element as
select e.key, v.content ->> 'subject' as subject, v.content -> 'sources' @> '[{"from": "earlier"}]' as offered_again
from vocabulary.data_element e join vocabulary.data_element_version v using (key, version);
