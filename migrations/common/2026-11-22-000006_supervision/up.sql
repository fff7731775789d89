CREATE TABLE supervisor_profiles (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    site_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('responsible', 'daily')),
    max_trainees INTEGER NOT NULL,
    minutes_per_week INTEGER,
    appointed_on DATE NOT NULL,
    ended_on DATE,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES org_units (tenant_id, id)
);
CREATE UNIQUE INDEX supervisor_profiles_user_site ON supervisor_profiles (tenant_id, user_id, site_id);
CREATE INDEX supervisor_profiles_site ON supervisor_profiles (tenant_id, site_id);

CREATE TABLE supervisor_programmes (
    tenant_id INTEGER NOT NULL,
    profile_id UUID NOT NULL,
    programme_code TEXT NOT NULL,
    PRIMARY KEY (tenant_id, profile_id, programme_code),
    FOREIGN KEY (tenant_id, profile_id) REFERENCES supervisor_profiles (tenant_id, id),
    FOREIGN KEY (tenant_id, programme_code) REFERENCES programmes (tenant_id, code)
);

CREATE TABLE supervisor_qualifications (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    profile_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('diploma_module', 'amu', 'master', 'internal_course', 'none')),
    passed_on DATE,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, profile_id) REFERENCES supervisor_profiles (tenant_id, id)
);
CREATE UNIQUE INDEX supervisor_qualifications_kind ON supervisor_qualifications (tenant_id, profile_id, kind);

CREATE TABLE supervisor_assignments (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    profile_id UUID NOT NULL,
    user_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('responsible', 'daily')),
    starts_on DATE NOT NULL,
    ends_on DATE,
    exception_reason TEXT,
    exception_until DATE,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    FOREIGN KEY (tenant_id, profile_id) REFERENCES supervisor_profiles (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE INDEX supervisor_assignments_traineeship ON supervisor_assignments (tenant_id, traineeship_id);
CREATE INDEX supervisor_assignments_user ON supervisor_assignments (tenant_id, user_id, traineeship_id);
CREATE INDEX supervisor_assignments_profile ON supervisor_assignments (tenant_id, profile_id);

CREATE TABLE supervision_sessions (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('supervision', 'sparring', 'reflection', 'group', 'simulation', 'observation')),
    held_on DATE NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0 AND minutes <= 480),
    goals TEXT NOT NULL,
    next_step TEXT,
    logged_by UUID NOT NULL,
    logged_at TIMESTAMPTZ NOT NULL,
    acknowledged_at TIMESTAMPTZ,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id),
    FOREIGN KEY (tenant_id, logged_by) REFERENCES users (tenant_id, id)
);
CREATE INDEX supervision_sessions_traineeship ON supervision_sessions (tenant_id, traineeship_id, held_on, id);

CREATE TABLE retention_cases (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('absence', 'progression', 'wellbeing', 'language', 'cooperation', 'private', 'economy', 'other')),
    text TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('raised', 'acknowledged', 'talk_held', 'plan_running', 'resolved_stays', 'changed_site', 'changed_programme', 'leave', 'left', 'closed')),
    raised_by UUID NOT NULL,
    raised_at TIMESTAMPTZ NOT NULL,
    acknowledged_by UUID,
    acknowledged_at TIMESTAMPTZ,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    FOREIGN KEY (tenant_id, raised_by) REFERENCES users (tenant_id, id)
);
CREATE INDEX retention_cases_traineeship ON retention_cases (tenant_id, traineeship_id);
