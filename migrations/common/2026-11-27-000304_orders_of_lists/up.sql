-- Each order a list can have: of those that are not ended, which is what is looked at, of one status, and of all.
DROP INDEX hire_cases_ends;
CREATE INDEX hire_cases_open_ends ON hire_cases (tenant_id, ends_on, sort_key, id)
    WHERE status IN ('open', 'wish_known', 'recommended', 'not_recommended', 'offered');
CREATE INDEX hire_cases_status_ends ON hire_cases (tenant_id, status, ends_on, sort_key, id);
CREATE INDEX hire_cases_ends ON hire_cases (tenant_id, ends_on, sort_key, id);
CREATE INDEX hire_cases_sort ON hire_cases (tenant_id, sort_key, id);
CREATE INDEX traineeships_open_sort ON traineeships (tenant_id, sort_key, id)
    WHERE status IN ('preboarding', 'active', 'dormant', 'on_leave', 'completing');
CREATE INDEX traineeships_open_ends ON traineeships (tenant_id, ends_on, sort_key, id)
    WHERE status IN ('preboarding', 'active', 'dormant', 'on_leave', 'completing');
CREATE INDEX traineeships_status_ends ON traineeships (tenant_id, status, ends_on, sort_key, id);
CREATE INDEX traineeships_ends ON traineeships (tenant_id, ends_on, sort_key, id);
