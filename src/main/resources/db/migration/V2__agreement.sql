create table agreement (tenant_id text not null default current_setting('troth.tenant'), id uuid not null, client_id uuid not null, primary key (tenant_id, id), unique (tenant_id, client_id, id));
