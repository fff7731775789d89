DROP TABLE cohort_segments;
DROP TABLE cohorts;
DROP TABLE programme_versions;
DROP TABLE programmes;
