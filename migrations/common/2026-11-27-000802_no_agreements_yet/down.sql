ALTER TABLE applications ADD COLUMN interview_on DATE;
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
