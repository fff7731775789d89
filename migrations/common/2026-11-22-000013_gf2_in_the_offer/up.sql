ALTER TABLE applications ADD COLUMN gf2_included BOOLEAN;
