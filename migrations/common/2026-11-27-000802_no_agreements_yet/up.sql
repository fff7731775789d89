-- Never written: agreements come with their own capability, and an interview has its own table.
DROP TABLE agreements;
ALTER TABLE applications DROP COLUMN interview_on;
