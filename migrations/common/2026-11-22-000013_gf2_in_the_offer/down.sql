ALTER TABLE applications DROP COLUMN gf2_included;
