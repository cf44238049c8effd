-- What came under the secret of a request from outside, as a digest: the same sent again is one request, other words under it are told.
alter table partnerships add column sent_content text not null default '';
