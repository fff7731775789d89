CREATE TABLE tenants (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    municipality_code TEXT NOT NULL,
    is_demo BOOLEAN NOT NULL,
    settings TEXT NOT NULL
);

CREATE TABLE org_units (
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    id UUID NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('municipality', 'centre', 'area', 'site')),
    code TEXT,
    name TEXT NOT NULL,
    search_key TEXT NOT NULL,
    parent_id UUID,
    path TEXT NOT NULL,
    site_kind TEXT,
    serves_children BOOLEAN NOT NULL,
    education_lead_name TEXT,
    education_lead_user_id UUID,
    leader_user_id UUID,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, parent_id) REFERENCES org_units (tenant_id, id)
);
CREATE UNIQUE INDEX org_units_number ON org_units (tenant_id, number);
CREATE UNIQUE INDEX org_units_path ON org_units (tenant_id, path);
CREATE UNIQUE INDEX org_units_code ON org_units (tenant_id, kind, code) WHERE code IS NOT NULL;

CREATE TABLE site_capacities (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    org_unit_id UUID NOT NULL,
    programme_code TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    places INTEGER NOT NULL CHECK (places >= 0),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, org_unit_id) REFERENCES org_units (tenant_id, id)
);
CREATE UNIQUE INDEX site_capacities_range ON site_capacities (tenant_id, org_unit_id, programme_code, starts_on);
