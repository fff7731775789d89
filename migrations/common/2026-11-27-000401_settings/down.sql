ALTER TABLE tenants DROP COLUMN settings_version;
DROP TABLE settings;
