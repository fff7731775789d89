DROP INDEX traineeships_ends;
DROP INDEX traineeships_status_ends;
DROP INDEX traineeships_open_ends;
DROP INDEX traineeships_open_sort;
DROP INDEX hire_cases_sort;
DROP INDEX hire_cases_ends;
DROP INDEX hire_cases_status_ends;
DROP INDEX hire_cases_open_ends;
CREATE INDEX hire_cases_ends ON hire_cases (tenant_id, status, ends_on, id);
