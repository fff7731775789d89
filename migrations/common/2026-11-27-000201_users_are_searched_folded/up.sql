-- The key is computed by us: the repair that follows the migrations fills it in.
ALTER TABLE users ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
