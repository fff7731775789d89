ALTER TABLE applications DROP COLUMN phone;
ALTER TABLE applications DROP COLUMN email;
