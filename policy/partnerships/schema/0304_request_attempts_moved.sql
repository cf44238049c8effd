-- The count of who sent a request when has moved to the floor (form_attempts), where other open forms use it too; what it held was a day old.
drop table request_attempts;
