-- Who begins soon; and of all that are not ended, the newest first.
CREATE INDEX traineeships_preboarding_starts ON traineeships (tenant_id, starts_on, id) WHERE status IN ('preboarding');
CREATE INDEX traineeships_open_starts ON traineeships (tenant_id, starts_on, id)
    WHERE status IN ('preboarding', 'active', 'dormant', 'on_leave', 'completing');
-- Offers that expire, and the columns of the board, the longest waiting first.
CREATE INDEX applications_offered ON applications (tenant_id, offer_deadline, id) WHERE status IN ('offered');
CREATE INDEX applications_open_since ON applications (tenant_id, status, status_since, id)
    WHERE status IN ('lead', 'received', 'screening', 'clarification', 'not_ready', 'interview', 'recommended', 'waitlisted', 'offered');
-- The words of states stand in the statement as they stand here (`db::listing::among`): only then is the index taken.
DROP INDEX tasks_open_due;
CREATE INDEX tasks_open_due ON tasks (tenant_id, due_on, id) WHERE status IN ('open');
CREATE INDEX hire_cases_decided_ends ON hire_cases (tenant_id, ends_on, id)
    WHERE status IN ('accepted', 'declined', 'not_offered', 'hired_elsewhere', 'further_study', 'unknown');
CREATE INDEX imports_checked ON imports (tenant_id, created_at) WHERE status IN ('checked');
-- The trainees of a programme by their last day, whatever became of them.
CREATE INDEX traineeships_programme_ends ON traineeships (tenant_id, programme_code, ends_on, sort_key, id);
-- The talk of a task; whether a rule has an open task about a thing.
CREATE INDEX talks_task ON talks (tenant_id, task_id);
CREATE INDEX tasks_open_object ON tasks (tenant_id, object_id) WHERE status IN ('open') AND object_id IS NOT NULL;
-- Who has a role at a place.
CREATE INDEX role_assignments_unit ON role_assignments (tenant_id, org_unit_id, role, user_id);
-- Cohorts by their first day, all and those of a programme.
CREATE INDEX cohorts_starts ON cohorts (tenant_id, starts_on, id);
CREATE INDEX cohorts_programme_starts ON cohorts (tenant_id, programme_code, starts_on, id);
