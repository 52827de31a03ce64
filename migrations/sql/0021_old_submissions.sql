-- Forms that arrived are forgotten once the session that sent them has run out.

-- The doorkeeper tidies on the way in, and sees nothing that a browser may still send twice.
create policy doorkeeper_sees_old_submissions on submissions for select to viertelwerk_doorkeeper
  using (arrived_at < now() - interval '7 days');
create policy doorkeeper_tidies_submissions on submissions for delete to viertelwerk_doorkeeper using (true);
grant select (arrived_at), delete on submissions to viertelwerk_doorkeeper;
