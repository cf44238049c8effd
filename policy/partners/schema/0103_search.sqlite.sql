-- Search over all names with trigrams: one line per organisation, all its folded names; search_text is what the index reads.
create table organisation_search (
    organisation_id integer primary key references organisations(id),
    text text not null
);
create virtual table organisation_trigrams using fts5(text, content='organisation_search', content_rowid='organisation_id', tokenize='trigram');
