-- What came of the lines of an import is let go of once nobody has sent any for long: it is there to resume, not to remember.
grant delete on import, import_line to troth_app;
create index import_touched on import (tenant_id, updated_at);
-- Whose turn it is to forget: with the tenant *, which no token can name.
create policy worker on import for select using (current_setting('troth.tenant', true) = '*');
