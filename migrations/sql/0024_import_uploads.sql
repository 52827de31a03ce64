-- Lists that somebody has uploaded wait here, shown as they are understood, until they are imported or discarded.

create table import_uploads (
  id uuid constraint import_uploads_pkey primary key,
  account_id bigint not null constraint import_uploads_account_fkey references accounts,
  role text not null constraint import_uploads_role_is_known check (role in ('finance', 'management')),
  changed_at timestamptz not null default now(),
  review text,
  batch_id bigint constraint import_uploads_batch_fkey references import_batches
);
create index import_uploads_account_idx on import_uploads (account_id);
create index import_uploads_batch_idx on import_uploads (batch_id);
create index import_uploads_changed_idx on import_uploads (changed_at);
comment on table import_uploads is
  'What somebody is about to import, for a day. review: what the rehearsal found, as JSON without personal data; batch_id: what it became.';

create table import_upload_files (
  upload_id uuid not null constraint import_upload_files_upload_fkey references import_uploads on delete cascade,
  position integer not null constraint import_upload_files_position_is_positive check (position > 0),
  name text not null constraint import_upload_files_name_is_not_empty check (name <> ''),
  constraint import_upload_files_pkey primary key (upload_id, position),
  constraint import_upload_files_name_is_unique unique (upload_id, name)
);
comment on table import_upload_files is 'A file of an upload by the name that people know it by.';

create table import_upload_parts (
  upload_id uuid not null,
  position integer not null,
  part integer not null constraint import_upload_parts_part_is_positive check (part > 0),
  bytes bytea not null,
  constraint import_upload_parts_pkey primary key (upload_id, position, part),
  constraint import_upload_parts_file_fkey foreign key (upload_id, position) references import_upload_files on delete cascade
);
comment on table import_upload_parts is 'The bytes of uploaded files, in parts; they go with the upload, or as soon as it is imported.';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

-- Whoever uploaded something sees it in the role in which it was uploaded, and nobody else does.
create policy own_uploads on import_uploads to viertelwerk_finance, viertelwerk_management
  using (account_id = (select acting_account()) and role = (select acting_role()))
  with check (account_id = (select acting_account()) and role = (select acting_role()));
create policy as_its_upload on import_upload_files to viertelwerk_finance, viertelwerk_management
  using (exists (select from import_uploads u where u.id = import_upload_files.upload_id));
create policy as_its_upload on import_upload_parts to viertelwerk_finance, viertelwerk_management
  using (exists (select from import_uploads u where u.id = import_upload_parts.upload_id));
grant select, insert, delete, update (changed_at, review, batch_id) on import_uploads to viertelwerk_finance, viertelwerk_management;
grant select, insert, delete on import_upload_files to viertelwerk_finance, viertelwerk_management;
grant select, insert on import_upload_parts to viertelwerk_finance, viertelwerk_management;

-- The service tidies, and sees nothing that somebody may still come back to.
create policy doorkeeper_sees_old_uploads on import_uploads for select to viertelwerk_doorkeeper
  using (changed_at < now() - interval '1 day');
create policy doorkeeper_tidies_uploads on import_uploads for delete to viertelwerk_doorkeeper using (true);
grant select (changed_at), delete on import_uploads to viertelwerk_doorkeeper;
