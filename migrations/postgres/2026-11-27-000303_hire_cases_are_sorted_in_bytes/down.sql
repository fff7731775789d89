ALTER TABLE hire_cases ALTER COLUMN search_key TYPE TEXT COLLATE "default";
ALTER TABLE hire_cases ALTER COLUMN sort_key TYPE TEXT COLLATE "default";
