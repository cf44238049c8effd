-- PostgreSQL ranks by word_similarity itself, and has nothing to keep for it.
select 1;
