CREATE INDEX audit_events_object ON audit_events (tenant_id, object_id, at, id);
