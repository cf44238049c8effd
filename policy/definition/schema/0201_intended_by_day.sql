-- What the parties intend by a day is followed up by that day (R22): found without reading every answer.
create index definition_answers_intended on definition_answers(intended_by) where state = 'intended';
