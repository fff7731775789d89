CREATE TABLE saved_views (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    list TEXT NOT NULL,
    -- Empty: what the user sees of the list where nothing else is chosen.
    name TEXT NOT NULL,
    -- Filters and order, and the columns, as JSON.
    address TEXT NOT NULL,
    shown TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE UNIQUE INDEX saved_views_name ON saved_views (tenant_id, user_id, list, name);
