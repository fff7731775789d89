-- An address is unique within its municipality. Whoever signs in gives it before the municipality is known.
DROP INDEX users_email_key;
CREATE UNIQUE INDEX users_email_key ON users (tenant_id, email_key);
CREATE INDEX users_sign_in ON users (email_key);
