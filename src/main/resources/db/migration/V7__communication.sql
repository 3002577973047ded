-- Communications: who said what kind of thing to whom and how, what it answers, and until when it is owed a reply.

create table communication (
  tenant_id          text           not null default current_setting('troth.tenant'),
  id                 uuid           not null,
  version            bigint         not null,
  client_id          uuid           not null,
  sender             text           not null check (sender in ('PROVIDER', 'CLIENT')),
  channel            text           not null check (channel in ('PHONE', 'VIDEO', 'IN_PERSON', 'EMAIL', 'CHAT', 'TEXT_MESSAGE', 'LETTER', 'OTHER')),
  purpose            text           not null check (purpose in ('CHECK_IN', 'QUESTION', 'PROBLEM', 'UPDATE', 'REPLY', 'PRAISE', 'CONCERN', 'NOTE')),
  at                 timestamptz    not null,
  summary            text,
  in_reply_to        uuid,
  on_escalation_plan boolean,
  about_type         text           check (about_type in ('CLIENT', 'AGREEMENT', 'COMMITMENT', 'DISCLOSURE', 'INCIDENT', 'COMMUNICATION', 'PRACTICE')),
  about_id           uuid,
  about_client_id      uuid generated always as (case when about_type = 'CLIENT' then about_id end) stored,
  about_agreement_id   uuid generated always as (case when about_type = 'AGREEMENT' then about_id end) stored,
  about_commitment_id  uuid generated always as (case when about_type = 'COMMITMENT' then about_id end) stored,
  about_disclosure_id  uuid generated always as (case when about_type = 'DISCLOSURE' then about_id end) stored,
  about_incident_id    uuid generated always as (case when about_type = 'INCIDENT' then about_id end) stored,
  about_communication_id uuid generated always as (case when about_type = 'COMMUNICATION' then about_id end) stored,
  about_practice_id    uuid generated always as (case when about_type = 'PRACTICE' then about_id end) stored,
  reply_limit        numeric(21, 0) check (reply_limit > 0), -- nanoseconds
  reply_due_at       timestamptz,
  replied_at         timestamptz,
  replied_after      numeric(21, 0) check (replied_after >= 0), -- nanoseconds
  grace_at           timestamptz,
  created_at         timestamptz    not null,
  updated_at         timestamptz    not null,
  retracted_at       timestamptz,
  unanswered         boolean        not null generated always as (reply_limit is not null and replied_at is null and retracted_at is null) stored,
  primary key (tenant_id, id),
  unique (tenant_id, client_id, id),
  check ((about_type is null) = (about_id is null)),
  check ((in_reply_to is null) = (on_escalation_plan is null)),
  constraint fk_communication__client_id foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint fk_communication__about__client foreign key (tenant_id, about_client_id) references client (tenant_id, id),
  constraint fk_communication__about__agreement foreign key (tenant_id, client_id, about_agreement_id) references agreement (tenant_id, client_id, id),
  constraint fk_communication__about__commitment foreign key (tenant_id, client_id, about_commitment_id) references commitment (tenant_id, client_id, id),
  constraint fk_communication__about__disclosure foreign key (tenant_id, client_id, about_disclosure_id) references disclosure (tenant_id, client_id, id),
  constraint fk_communication__about__incident foreign key (tenant_id, client_id, about_incident_id) references incident (tenant_id, client_id, id),
  constraint fk_communication__about__communication foreign key (tenant_id, client_id, about_communication_id) references communication (tenant_id, client_id, id),
  constraint fk_communication__about__practice foreign key (tenant_id, client_id, about_practice_id) references practice (tenant_id, client_id, id),
  constraint fk_communication__in_reply_to foreign key (tenant_id, client_id, in_reply_to) references communication (tenant_id, client_id, id)
);
create index communication_at on communication (tenant_id, at, id);
create index communication_recorded on communication (tenant_id, created_at, id);
create index communication_client on communication (tenant_id, client_id, at, id);
create index communication_replies on communication (tenant_id, in_reply_to, at, id) where in_reply_to is not null;
create index communication_unanswered on communication (tenant_id, reply_due_at, id) where unanswered;
create index communication_owing on communication (tenant_id, client_id) where reply_limit is not null;
create index communication_regular on communication (tenant_id, client_id, sender, purpose, at) where purpose in ('CHECK_IN', 'PRAISE');
call troth_protect('communication', 'select, insert, update');

-- The agreements that provide for check-ins, so that a check-in finds those it counts for.
create table check_in_plan (
  tenant_id    text not null default current_setting('troth.tenant'),
  client_id    uuid not null,
  agreement_id uuid not null,
  primary key (tenant_id, client_id, agreement_id),
  constraint fk_check_in_plan__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
call troth_protect('check_in_plan', 'select, insert');
