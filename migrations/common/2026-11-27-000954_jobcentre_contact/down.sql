ALTER TABLE applications DROP COLUMN jobcentre_contact;
