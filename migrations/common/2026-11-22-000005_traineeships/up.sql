CREATE TABLE traineeships (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    programme_code TEXT NOT NULL,
    programme_version_id UUID NOT NULL,
    cohort_id UUID,
    application_id UUID,
    status TEXT NOT NULL CHECK (status IN ('preboarding', 'active', 'dormant', 'on_leave', 'completing', 'completed', 'terminated_probation', 'terminated', 'dropped_out', 'transferred', 'cancelled', 'no_show')),
    employment_basis TEXT NOT NULL CHECK (employment_basis IN ('eud_trainee', 'student_su', 'paid_student', 'employee')),
    consultant_user_id UUID,
    site_id UUID NOT NULL,
    org_path TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    actual_start_on DATE,
    actual_end_on DATE,
    start_override_reason TEXT,
    weekly_minutes INTEGER,
    school TEXT,
    external_ref TEXT,
    note TEXT,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id),
    FOREIGN KEY (tenant_id, programme_code) REFERENCES programmes (tenant_id, code),
    FOREIGN KEY (tenant_id, programme_version_id) REFERENCES programme_versions (tenant_id, id),
    FOREIGN KEY (tenant_id, cohort_id) REFERENCES cohorts (tenant_id, id),
    FOREIGN KEY (tenant_id, application_id) REFERENCES applications (tenant_id, id),
    FOREIGN KEY (tenant_id, consultant_user_id) REFERENCES users (tenant_id, id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES org_units (tenant_id, id),
    CHECK (ends_on >= starts_on)
);
-- domain.md 5.2 invariant 2: one traineeship per programme in a non-end state.
CREATE UNIQUE INDEX traineeships_one_open ON traineeships (tenant_id, person_id, programme_code)
    WHERE status IN ('preboarding', 'active', 'dormant', 'on_leave', 'completing');
CREATE INDEX traineeships_sort ON traineeships (tenant_id, sort_key, id);
CREATE INDEX traineeships_status_sort ON traineeships (tenant_id, status, sort_key, id);
CREATE INDEX traineeships_programme_sort ON traineeships (tenant_id, programme_code, sort_key, id);
CREATE INDEX traineeships_person ON traineeships (tenant_id, person_id);
CREATE INDEX traineeships_path ON traineeships (tenant_id, org_path, sort_key, id);
CREATE INDEX traineeships_external_ref ON traineeships (tenant_id, external_ref);

CREATE TABLE segments (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('gf2', 'school', 'placement', 'exam', 'holiday')),
    label TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    site_id UUID,
    status TEXT NOT NULL CHECK (status IN ('planned', 'requested', 'confirmed', 'running', 'awaiting_assessment', 'approved', 'not_approved', 'closed', 'cancelled', 'interrupted')),
    -- The cohort whose plan it comes from, and the number of the period in the municipality's own list:
    -- a student's traineeship may hold periods of several cohorts.
    cohort_id UUID,
    external_ref TEXT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES org_units (tenant_id, id),
    FOREIGN KEY (tenant_id, cohort_id) REFERENCES cohorts (tenant_id, id),
    CHECK (ends_on >= starts_on)
);
CREATE INDEX segments_traineeship ON segments (tenant_id, traineeship_id, starts_on);

CREATE TABLE agreements (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('training_agreement', 'agreement_addendum', 'employment_letter', 'clinical_agreement')),
    signed_employer_on DATE,
    signed_trainee_on DATE,
    signed_guardian_on DATE,
    sent_to_school_on DATE,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id)
);
CREATE INDEX agreements_traineeship ON agreements (tenant_id, traineeship_id);
