DROP INDEX audit_events_object;
