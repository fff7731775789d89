CREATE TABLE imports (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sites', 'supervisors', 'cohorts', 'trainees', 'absence')),
    file_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('checked', 'committed', 'cancelled')),
    mapping TEXT NOT NULL,
    counts TEXT NOT NULL,
    -- None where the command line imported it.
    created_by UUID,
    created_at TIMESTAMPTZ NOT NULL,
    committed_at TIMESTAMPTZ,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, created_by) REFERENCES users (tenant_id, id)
);
CREATE INDEX imports_created ON imports (tenant_id, created_at, id);

-- The rows of a file, a thousand to a part: a large file is never in memory as one text.
CREATE TABLE import_parts (
    tenant_id INTEGER NOT NULL,
    import_id UUID NOT NULL,
    number INTEGER NOT NULL,
    -- The mapped cells only: a column that is not mapped is never stored. Emptied when the file is imported.
    table_rows TEXT NOT NULL,
    results TEXT NOT NULL,
    PRIMARY KEY (tenant_id, import_id, number),
    FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id)
);
