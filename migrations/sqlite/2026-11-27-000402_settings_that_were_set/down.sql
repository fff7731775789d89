DELETE FROM settings WHERE set_by IS NULL;
