DROP INDEX users_sign_in;
DROP INDEX users_email_key;
CREATE UNIQUE INDEX users_email_key ON users (email_key);
