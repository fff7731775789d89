DROP TABLE job_runs;
DROP TABLE audit_events;
DROP TABLE idempotency_keys;
DROP TABLE password_links;
DROP TABLE refresh_tokens;
DROP TABLE sessions;
DROP TABLE role_assignments;
DROP TABLE users;
