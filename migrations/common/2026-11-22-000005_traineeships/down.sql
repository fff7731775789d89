DROP TABLE agreements;
DROP TABLE segments;
DROP TABLE traineeships;
