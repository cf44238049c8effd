-- How many organisations have each trigram, read from the index itself: a misspelt name is sought by its rare ones.
create virtual table organisation_trigram_counts using fts5vocab(organisation_trigrams, row);
