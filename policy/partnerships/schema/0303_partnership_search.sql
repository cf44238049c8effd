-- A partnership is found by its title and numbers however they are written: å is not a in one product and a in the other.
alter table partnerships add column folded text not null default '';
update partnerships set folded = lower(title);
