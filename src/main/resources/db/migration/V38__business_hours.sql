-- The hours in which clocks run: a policy of the client, stamped on what is owed a reply, so that a change of policy rewrites nothing.
alter table client add column business_hours jsonb;
alter table communication add column working_hours jsonb;
alter table commitment add column working_hours jsonb;
