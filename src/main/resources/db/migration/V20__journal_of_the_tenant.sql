-- What concerns a tenant as a whole, such as its policy, is journalled too: it belongs to no client.
alter table journal alter column client_id drop not null;
