-- Schools and others outside the municipality, and whom one talks to there.
CREATE TABLE external_organisations (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    website TEXT,
    note TEXT,
    status TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id)
);
CREATE UNIQUE INDEX external_organisations_name ON external_organisations (tenant_id, search_key);
CREATE INDEX external_organisations_sort ON external_organisations (tenant_id, sort_key, id);
CREATE INDEX external_organisations_status_sort ON external_organisations (tenant_id, status, sort_key, id);
CREATE INDEX external_organisations_updated ON external_organisations (tenant_id, updated_at, sort_key, id);
CREATE INDEX external_organisations_status_updated ON external_organisations (tenant_id, status, updated_at, sort_key, id);

CREATE TABLE external_contacts (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    note TEXT,
    ended BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES external_organisations (tenant_id, id)
);
CREATE INDEX external_contacts_organisation ON external_contacts (tenant_id, organisation_id, id);
