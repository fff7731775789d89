CREATE TABLE template_layers (
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    id UUID NOT NULL,
    layer TEXT NOT NULL CHECK (layer IN ('municipality', 'programme', 'unit')),
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    content TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX template_layers_number ON template_layers (tenant_id, layer, subject, number);

CREATE TABLE checklist_items (
    tenant_id INTEGER NOT NULL,
    id UUID NOT NULL,
    traineeship_id UUID NOT NULL,
    segment_id UUID,
    layer_id UUID NOT NULL,
    template_key TEXT NOT NULL,
    title TEXT NOT NULL,
    help TEXT,
    phase TEXT NOT NULL,
    due_on DATE NOT NULL,
    roles TEXT NOT NULL,
    completion TEXT NOT NULL CHECK (completion IN ('any', 'all')),
    mandatory BOOLEAN NOT NULL,
    track TEXT NOT NULL,
    category TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'not_relevant')),
    closed_on DATE,
    reason TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, traineeship_id) REFERENCES traineeships (tenant_id, id),
    FOREIGN KEY (tenant_id, segment_id) REFERENCES segments (tenant_id, id),
    FOREIGN KEY (tenant_id, layer_id) REFERENCES template_layers (tenant_id, id)
);
CREATE INDEX checklist_items_traineeship ON checklist_items (tenant_id, traineeship_id, due_on, id);

CREATE TABLE checklist_ticks (
    tenant_id INTEGER NOT NULL,
    item_id UUID NOT NULL,
    role TEXT NOT NULL,
    user_id UUID NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, item_id, role),
    FOREIGN KEY (tenant_id, item_id) REFERENCES checklist_items (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
