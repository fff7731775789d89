CREATE TABLE users (
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    password_hash TEXT,
    active BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX users_email_key ON users (email_key);
CREATE INDEX users_sort ON users (tenant_id, sort_key, id);

CREATE TABLE role_assignments (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('trainee', 'supervisor', 'daily_supervisor', 'education_lead', 'leader', 'consultant', 'hr', 'administrator', 'steering_group')),
    org_unit_id UUID NOT NULL,
    programmes TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
    FOREIGN KEY (tenant_id, org_unit_id) REFERENCES org_units (tenant_id, id)
);
CREATE INDEX role_assignments_user ON role_assignments (tenant_id, user_id);

CREATE TABLE sessions (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    end_reason TEXT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE INDEX sessions_user ON sessions (tenant_id, user_id);

CREATE TABLE refresh_tokens (
    tenant_id INTEGER NOT NULL,
    hash TEXT NOT NULL,
    session_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (hash),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions (tenant_id, id)
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (tenant_id, session_id);

CREATE TABLE password_links (
    tenant_id INTEGER NOT NULL,
    hash TEXT NOT NULL,
    user_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (hash),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE TABLE idempotency_keys (
    tenant_id INTEGER NOT NULL,
    user_id UUID NOT NULL,
    operation TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    location TEXT,
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, user_id, operation, key),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE TABLE audit_events (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    actor_user_id UUID,
    actor_name TEXT NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id UUID,
    traineeship_id UUID,
    person_id UUID,
    details TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_events_at ON audit_events (tenant_id, at, id);
CREATE INDEX audit_events_person ON audit_events (tenant_id, person_id, at, id);

CREATE TABLE job_runs (
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    job TEXT NOT NULL,
    ran_for DATE NOT NULL,
    finished_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, job, ran_for)
);
