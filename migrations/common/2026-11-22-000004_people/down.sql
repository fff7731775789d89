DROP TABLE interviews;
DROP TABLE requirement_checks;
DROP TABLE applications;
DROP TABLE people;
