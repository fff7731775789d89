-- A list of absence names trainees by the number of any of their periods.
CREATE INDEX segments_external_ref ON segments (tenant_id, external_ref) WHERE external_ref IS NOT NULL;
-- How many places of a cohort are taken.
CREATE INDEX traineeships_cohort ON traineeships (tenant_id, cohort_id) WHERE cohort_id IS NOT NULL;
CREATE INDEX applications_cohort ON applications (tenant_id, cohort_id) WHERE cohort_id IS NOT NULL;
-- What was done lately, and applications by the day they came, whatever became of them.
CREATE INDEX tasks_closed ON tasks (tenant_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX applications_received ON applications (tenant_id, received_on, id);
