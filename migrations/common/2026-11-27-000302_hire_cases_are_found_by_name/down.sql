ALTER TABLE hire_cases DROP COLUMN search_key;
ALTER TABLE hire_cases DROP COLUMN sort_key;
