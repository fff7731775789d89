-- What a municipality has set, change by change: the whole history of a setting is its rows.
CREATE TABLE settings (
    tenant_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- Where it holds: the kind, and the id or code of what it is about (empty for the whole municipality).
    scope TEXT NOT NULL,
    about TEXT NOT NULL,
    valid_from DATE NOT NULL,
    -- None where it goes back to what holds without it.
    value TEXT,
    reason TEXT,
    -- None where an earlier version of the program had it.
    set_by UUID,
    set_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, key, version),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    FOREIGN KEY (tenant_id, set_by) REFERENCES users (tenant_id, id)
);
-- Counts with each change, so that every instance knows at its next request that what it remembers is old.
ALTER TABLE tenants ADD COLUMN settings_version INTEGER NOT NULL DEFAULT 0;
