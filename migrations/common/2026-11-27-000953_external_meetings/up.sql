-- What was talked about with a school or another outside, by whom.
CREATE TABLE external_meetings (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    held_on DATE NOT NULL,
    subject TEXT NOT NULL,
    note TEXT,
    written_by UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES external_organisations (tenant_id, id),
    FOREIGN KEY (tenant_id, written_by) REFERENCES users (tenant_id, id)
);
CREATE INDEX external_meetings_held ON external_meetings (tenant_id, organisation_id, held_on, id);
