CREATE TABLE hire_cases (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'wish_known', 'recommended', 'not_recommended', 'offered', 'accepted', 'declined', 'not_offered', 'hired_elsewhere', 'further_study', 'unknown', 'closed')),
    opened_on DATE NOT NULL,
    org_path TEXT NOT NULL,
    programme_code TEXT NOT NULL,
    ends_on DATE NOT NULL,
    leader_user_id UUID,
    wish TEXT CHECK (wish IN ('yes', 'maybe', 'no')),
    recommendation_text TEXT,
    recommended_by UUID,
    offer_unit_id UUID,
    offer_position TEXT,
    offer_weekly_minutes INTEGER,
    offer_starts_on DATE,
    offer_deadline DATE,
    deviation_reason TEXT,
    decided_on DATE,
    -- The decision stays when the case is closed: the key figures count it.
    outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'not_offered', 'hired_elsewhere', 'further_study', 'unknown')),
    destination TEXT CHECK (destination IN ('other_municipality', 'region', 'private', 'other_sector')),
    reasons TEXT NOT NULL,
    note TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    FOREIGN KEY (tenant_id, offer_unit_id) REFERENCES org_units (tenant_id, id)
);
CREATE UNIQUE INDEX hire_cases_traineeship ON hire_cases (tenant_id, traineeship_id);
CREATE INDEX hire_cases_ends ON hire_cases (tenant_id, status, ends_on, id);
