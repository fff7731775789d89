-- What an instance remembers of a user's roles holds as long as both stand as they were: see the triggers of each engine.
ALTER TABLE users ADD COLUMN access_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tenants ADD COLUMN units_version INTEGER NOT NULL DEFAULT 0;
