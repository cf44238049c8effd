-- A proposer who wrote last waits for an answer: found without reading every thread.
create index partnership_messages_from_proposers on partnership_messages(partnership_id, id) where kind = 'proposer';
