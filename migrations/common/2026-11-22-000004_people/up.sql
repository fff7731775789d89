CREATE TABLE people (
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    id UUID NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    search_key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    birth_date DATE NOT NULL,
    email TEXT,
    phone TEXT,
    user_id UUID,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE UNIQUE INDEX people_user ON people (tenant_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX people_name ON people (tenant_id, search_key, birth_date);

CREATE TABLE applications (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    programme_code TEXT NOT NULL,
    cohort_id UUID,
    status TEXT NOT NULL CHECK (status IN ('lead', 'received', 'screening', 'clarification', 'not_ready', 'interview', 'recommended', 'waitlisted', 'offered', 'accepted', 'offer_declined', 'rejected', 'withdrawn', 'offer_expired')),
    status_since TIMESTAMPTZ NOT NULL,
    entry_route TEXT NOT NULL,
    source TEXT NOT NULL,
    consultant_user_id UUID,
    site_id UUID,
    received_on DATE NOT NULL,
    interview_on DATE,
    recontact_on DATE,
    guidance_plan TEXT,
    clarification TEXT,
    offered_on DATE,
    offer_deadline DATE,
    employment_basis TEXT,
    offer_evidence TEXT,
    override_reason TEXT,
    outcome_reason TEXT,
    qualified BOOLEAN,
    note TEXT,
    traineeship_id UUID,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id),
    FOREIGN KEY (tenant_id, programme_code) REFERENCES programmes (tenant_id, code),
    FOREIGN KEY (tenant_id, cohort_id) REFERENCES cohorts (tenant_id, id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES org_units (tenant_id, id)
);
CREATE INDEX applications_status ON applications (tenant_id, status, received_on, id);
CREATE INDEX applications_person ON applications (tenant_id, person_id);

CREATE TABLE requirement_checks (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    code TEXT NOT NULL,
    must_have BOOLEAN NOT NULL,
    met BOOLEAN,
    dispensation_reason TEXT,
    checked_by UUID,
    checked_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, application_id) REFERENCES applications (tenant_id, id)
);
CREATE UNIQUE INDEX requirement_checks_code ON requirement_checks (tenant_id, application_id, code);

CREATE TABLE interviews (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    user_id UUID NOT NULL,
    held_on DATE NOT NULL,
    conclusion TEXT NOT NULL CHECK (conclusion IN ('recommend', 'doubt', 'advise_against')),
    note TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, application_id) REFERENCES applications (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE UNIQUE INDEX interviews_user ON interviews (tenant_id, application_id, user_id);
