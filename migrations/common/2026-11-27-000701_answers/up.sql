-- What the item asks for (JSON): none where it is ticked. Copied from the template like the rest of the item.
ALTER TABLE checklist_items ADD COLUMN answer TEXT;
-- The answer with which the item was done in this role: none where it was ticked.
ALTER TABLE checklist_ticks ADD COLUMN answer_number INTEGER;

-- Every answer that was given; one that is changed is a new row.
CREATE TABLE checklist_answers (
    tenant_id INTEGER NOT NULL,
    item_id UUID NOT NULL,
    number INTEGER NOT NULL,
    role TEXT NOT NULL,
    user_id UUID NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (tenant_id, item_id, number),
    FOREIGN KEY (tenant_id, item_id) REFERENCES checklist_items (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

-- The file of an answer that stands: of one that was changed its name and size stay with the answer, its bytes do not.
CREATE TABLE checklist_files (
    tenant_id INTEGER NOT NULL,
    item_id UUID NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    file_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, item_id, number),
    FOREIGN KEY (tenant_id, item_id, number) REFERENCES checklist_answers (tenant_id, item_id, number)
);
