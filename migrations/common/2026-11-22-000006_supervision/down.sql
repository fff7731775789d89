DROP TABLE retention_cases;
DROP TABLE supervision_sessions;
DROP TABLE supervisor_assignments;
DROP TABLE supervisor_qualifications;
DROP TABLE supervisor_programmes;
DROP TABLE supervisor_profiles;
