ALTER TABLE tenants DROP COLUMN units_version;
ALTER TABLE users DROP COLUMN access_version;
