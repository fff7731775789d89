DROP TABLE hire_cases;
