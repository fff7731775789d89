DROP TABLE talks;
DROP TABLE tasks;
DROP TABLE absence_spells;
