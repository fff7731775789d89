-- Keys made by us sort in bytes on both engines, whatever the locale of the cluster; paths are matched by prefix.
ALTER TABLE traineeships ALTER COLUMN sort_key TYPE TEXT COLLATE "C";
ALTER TABLE traineeships ALTER COLUMN search_key TYPE TEXT COLLATE "C";
ALTER TABLE traineeships ALTER COLUMN org_path TYPE TEXT COLLATE "C";
ALTER TABLE people ALTER COLUMN sort_key TYPE TEXT COLLATE "C";
ALTER TABLE people ALTER COLUMN search_key TYPE TEXT COLLATE "C";
ALTER TABLE users ALTER COLUMN sort_key TYPE TEXT COLLATE "C";
ALTER TABLE org_units ALTER COLUMN path TYPE TEXT COLLATE "C";
ALTER TABLE org_units ALTER COLUMN search_key TYPE TEXT COLLATE "C";
ALTER TABLE org_units ALTER COLUMN name TYPE TEXT COLLATE "C";
ALTER TABLE tasks ALTER COLUMN org_path TYPE TEXT COLLATE "C";
ALTER TABLE hire_cases ALTER COLUMN org_path TYPE TEXT COLLATE "C";
