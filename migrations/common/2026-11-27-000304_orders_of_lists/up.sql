-- Each order a list can have: by status where one is asked for, and without.
DROP INDEX hire_cases_ends;
CREATE INDEX hire_cases_status_ends ON hire_cases (tenant_id, status, ends_on, sort_key, id);
CREATE INDEX hire_cases_ends ON hire_cases (tenant_id, ends_on, sort_key, id);
CREATE INDEX hire_cases_sort ON hire_cases (tenant_id, sort_key, id);
CREATE INDEX traineeships_starts ON traineeships (tenant_id, starts_on, sort_key, id);
CREATE INDEX traineeships_ends ON traineeships (tenant_id, ends_on, sort_key, id);
CREATE INDEX traineeships_status_starts ON traineeships (tenant_id, status, starts_on, sort_key, id);
CREATE INDEX traineeships_status_ends ON traineeships (tenant_id, status, ends_on, sort_key, id);
