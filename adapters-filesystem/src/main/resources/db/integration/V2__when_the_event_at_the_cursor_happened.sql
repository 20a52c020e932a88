alter table feed add column at integer;
