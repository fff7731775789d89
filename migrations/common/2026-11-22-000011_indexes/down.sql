DROP INDEX applications_received;
DROP INDEX tasks_closed;
DROP INDEX applications_cohort;
DROP INDEX traineeships_cohort;
DROP INDEX segments_external_ref;
