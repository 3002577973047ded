-- Imports: streams of lines, each recorded as if it were posted alone, and what came of each line under its key. No body is kept.

create table import (
  tenant_id  text        not null default current_setting('troth.tenant'),
  key        text        not null,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  done       bigint      not null,
  rejected   bigint      not null,
  last_line  bigint      not null,
  holder     uuid,        -- the stream that is at work
  held_until timestamptz, -- unless it says so again
  primary key (tenant_id, key)
);
call troth_protect('import', 'select, insert, update');

create table import_line (
  tenant_id   text        not null default current_setting('troth.tenant'),
  id          uuid        not null,
  import_key  text        not null,
  key         text        not null,
  line        bigint      not null,
  fingerprint text        not null,
  outcome     text        not null check (outcome in ('DONE', 'REJECTED')),
  status      integer     not null,
  record_id   uuid,
  problem     jsonb,
  updated_at  timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, import_key, key),
  constraint fk_import_line__import_key foreign key (tenant_id, import_key) references import (tenant_id, key),
  check ((outcome = 'REJECTED') = (problem is not null))
);
create index import_line_in_order on import_line (tenant_id, import_key, line, id);
create index import_line_rejected on import_line (tenant_id, import_key, line, id) where outcome = 'REJECTED';
call troth_protect('import_line', 'select, insert, update');
