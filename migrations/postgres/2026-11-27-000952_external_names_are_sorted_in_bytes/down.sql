ALTER TABLE external_organisations ALTER COLUMN search_key TYPE TEXT COLLATE "default";
ALTER TABLE external_organisations ALTER COLUMN sort_key TYPE TEXT COLLATE "default";
