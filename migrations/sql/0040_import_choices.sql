-- How somebody wants an upload to be read and stored, and the lists that go back to them with what was found.

alter table import_uploads add column choices text;
comment on table import_uploads is
  'What somebody is about to import, for a day. choices: how it is to be read and stored, as JSON; review: what the rehearsal found, as JSON without personal data; batch_id: what it became.';

alter table import_upload_files add column is_returned boolean not null default false;
-- A mended list may have the name under which it went back.
alter table import_upload_files drop constraint import_upload_files_name_is_unique;
alter table import_upload_files add constraint import_upload_files_name_is_unique unique (upload_id, is_returned, name);
comment on table import_upload_files is
  'A file of an upload by the name that people know it by; is_returned: a list that goes back, with what was found in it.';

grant update (choices) on import_uploads to viertelwerk_finance, viertelwerk_management;
