DROP TRIGGER unit_moved ON org_units;
DROP FUNCTION count_units;
DROP TRIGGER person_gone ON people;
DROP TRIGGER person_changed ON people;
DROP TRIGGER person_known ON people;
DROP TRIGGER access_changed ON role_assignments;
DROP FUNCTION count_access;
