CREATE TABLE programmes (
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    family TEXT NOT NULL CHECK (family IN ('eud', 'pb', 'merit', 'specialist')),
    enabled BOOLEAN NOT NULL,
    requires_authorisation BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, code)
);

CREATE TABLE programme_versions (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    programme_code TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    content TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, programme_code) REFERENCES programmes (tenant_id, code)
);
CREATE UNIQUE INDEX programme_versions_from ON programme_versions (tenant_id, programme_code, valid_from);

CREATE TABLE cohorts (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL,
    programme_code TEXT NOT NULL,
    school TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    target_places INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, programme_code) REFERENCES programmes (tenant_id, code)
);
CREATE UNIQUE INDEX cohorts_code ON cohorts (tenant_id, code_key);

CREATE TABLE cohort_segments (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('gf2', 'school', 'placement', 'exam', 'holiday')),
    label TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, cohort_id) REFERENCES cohorts (tenant_id, id),
    CHECK (ends_on >= starts_on)
);
CREATE UNIQUE INDEX cohort_segments_number ON cohort_segments (tenant_id, cohort_id, number);
