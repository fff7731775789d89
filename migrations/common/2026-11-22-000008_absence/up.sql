CREATE TABLE absence_spells (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sick', 'child_sick', 'care_day', 'unexcused', 'leave_paid_other', 'parental', 'partial_sick')),
    starts_on DATE NOT NULL,
    ends_on DATE,
    percent INTEGER CHECK (percent BETWEEN 1 AND 99),
    expected_back_on DATE,
    source TEXT NOT NULL CHECK (source IN ('trainee', 'supervisor', 'unit', 'consultant', 'school', 'import')),
    registered_by UUID,
    registered_at TIMESTAMPTZ NOT NULL,
    external_ref TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX absence_spells_traineeship ON absence_spells (tenant_id, traineeship_id, starts_on);
CREATE INDEX absence_spells_open ON absence_spells (tenant_id, starts_on) WHERE ends_on IS NULL;
CREATE UNIQUE INDEX absence_spells_external_ref ON absence_spells (tenant_id, external_ref) WHERE external_ref IS NOT NULL;

CREATE TABLE tasks (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    rule_id TEXT,
    cause_key TEXT,
    title TEXT NOT NULL,
    inputs TEXT NOT NULL,
    traineeship_id UUID,
    application_id UUID,
    object_id UUID,
    org_path TEXT NOT NULL,
    programme_code TEXT NOT NULL,
    owner_role TEXT NOT NULL,
    owner_user_id UUID,
    trigger_on DATE NOT NULL,
    due_on DATE NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'waived')),
    snoozed_until DATE,
    closed_by UUID,
    closed_at TIMESTAMPTZ,
    close_reason TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    FOREIGN KEY (tenant_id, application_id) REFERENCES applications (tenant_id, id)
);
-- domain.md 5.2 invariant 24: the same rule never makes a second task for the same cause.
CREATE UNIQUE INDEX tasks_cause ON tasks (tenant_id, rule_id, cause_key) WHERE rule_id IS NOT NULL;
CREATE INDEX tasks_open_due ON tasks (tenant_id, due_on, id) WHERE status = 'open';
CREATE INDEX tasks_traineeship ON tasks (tenant_id, traineeship_id);

CREATE TABLE talks (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    task_id UUID,
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('due', 'invited', 'held', 'action_plan', 'closed', 'not_needed')),
    due_on DATE NOT NULL,
    invited_at TIMESTAMPTZ,
    meets_on DATE,
    -- The municipality's clock, HH:MM: a meeting stays at one o'clock whatever the zone does.
    meets_time TEXT,
    place TEXT,
    held_on DATE,
    form TEXT CHECK (form IN ('in_person', 'phone', 'video')),
    companion BOOLEAN,
    minutes TEXT,
    next_on DATE,
    shared_with_trainee BOOLEAN NOT NULL,
    acknowledged_at TIMESTAMPTZ,
    not_needed_reason TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    FOREIGN KEY (tenant_id, task_id) REFERENCES tasks (tenant_id, id)
);
CREATE INDEX talks_traineeship ON talks (tenant_id, traineeship_id);
