-- SQLite changes a primary key only by making the table anew. No other table refers to these two.
DROP INDEX refresh_tokens_session;
ALTER TABLE refresh_tokens RENAME TO refresh_tokens_before;
CREATE TABLE refresh_tokens (
    tenant_id INTEGER NOT NULL,
    hash TEXT NOT NULL,
    session_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, hash),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions (tenant_id, id)
);
INSERT INTO refresh_tokens (tenant_id, hash, session_id, created_at, used_at)
    SELECT tenant_id, hash, session_id, created_at, used_at FROM refresh_tokens_before;
DROP TABLE refresh_tokens_before;
CREATE INDEX refresh_tokens_session ON refresh_tokens (tenant_id, session_id);

ALTER TABLE password_links RENAME TO password_links_before;
CREATE TABLE password_links (
    tenant_id INTEGER NOT NULL,
    hash TEXT NOT NULL,
    user_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, hash),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
INSERT INTO password_links (tenant_id, hash, user_id, created_at, expires_at, used_at)
    SELECT tenant_id, hash, user_id, created_at, expires_at, used_at FROM password_links_before;
DROP TABLE password_links_before;
