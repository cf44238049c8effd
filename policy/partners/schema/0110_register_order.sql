-- The register's pages are read in order of names without looking at each row: what is listed stands in an index of its own.
create index organisations_listed on organisations(sort_key, id) where status <> 'merged';
create index organisations_listed_by_country on organisations(country, sort_key, id) where status <> 'merged';
