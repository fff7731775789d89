-- The keys of the trainee's name, as her traineeship has them: cases are found and sorted by it.
ALTER TABLE hire_cases ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE hire_cases ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
UPDATE hire_cases SET
    sort_key = (SELECT t.sort_key FROM traineeships t WHERE t.tenant_id = hire_cases.tenant_id AND t.id = hire_cases.traineeship_id),
    search_key = (SELECT t.search_key FROM traineeships t WHERE t.tenant_id = hire_cases.tenant_id AND t.id = hire_cases.traineeship_id);
