-- Half of what an import took went into two SHA-256 a row. PostgreSQL's own 64-bit hashes tell the rows of a batch as well, because a
-- row is taken back only where both fit; hash-partitioned tables rely on them staying what they are.

-- What is noted so far has other hashes: those batches stand, and `import undo` says so.
delete from import_rows;

alter table import_rows drop constraint import_rows_lists_are_of_one_length;
alter table import_rows drop column subjects, drop column contents, drop column changes;
alter table import_rows add subjects bigint[] not null, add contents bigint[] not null, add changes boolean[] not null;
alter table import_rows add constraint import_rows_lists_are_of_one_length
  check (cardinality(lines) = cardinality(subjects) and cardinality(lines) = cardinality(contents) and cardinality(lines) = cardinality(changes));
-- Hashes are not worth the try to compress them.
alter table import_rows alter column lines set storage external, alter column subjects set storage external,
  alter column contents set storage external;
comment on table import_rows is
  'The rows of an imported file that were new or a change. subjects: a hash of the key; contents: a hash of everything that was stored.';
