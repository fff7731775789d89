ALTER TABLE applications ADD COLUMN jobcentre_contact TEXT;
