DROP TRIGGER unit_moved;
DROP TRIGGER person_gone;
DROP TRIGGER person_changed;
DROP TRIGGER person_known;
DROP TRIGGER access_taken;
DROP TRIGGER access_changed;
DROP TRIGGER access_given;
