ALTER TABLE external_organisations ALTER COLUMN sort_key TYPE TEXT COLLATE "C";
ALTER TABLE external_organisations ALTER COLUMN search_key TYPE TEXT COLLATE "C";
