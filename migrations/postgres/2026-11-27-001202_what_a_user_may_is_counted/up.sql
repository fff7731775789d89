-- Whoever changes a role, or who a person is, cannot forget to say so: a right that is withdrawn counts at the next request.
CREATE FUNCTION count_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE users SET access_version = access_version + 1 WHERE tenant_id = OLD.tenant_id AND id = OLD.user_id;
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND OLD.user_id IS DISTINCT FROM NEW.user_id) THEN
        UPDATE users SET access_version = access_version + 1 WHERE tenant_id = NEW.tenant_id AND id = NEW.user_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER access_changed AFTER INSERT OR UPDATE OR DELETE ON role_assignments FOR EACH ROW EXECUTE FUNCTION count_access();
CREATE TRIGGER person_known AFTER INSERT ON people FOR EACH ROW WHEN (NEW.user_id IS NOT NULL) EXECUTE FUNCTION count_access();
CREATE TRIGGER person_changed AFTER UPDATE OF user_id ON people FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id)
    EXECUTE FUNCTION count_access();
CREATE TRIGGER person_gone AFTER DELETE ON people FOR EACH ROW WHEN (OLD.user_id IS NOT NULL) EXECUTE FUNCTION count_access();
CREATE FUNCTION count_units() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE tenants SET units_version = units_version + 1 WHERE id = OLD.tenant_id;
    RETURN NULL;
END $$;
CREATE TRIGGER unit_moved AFTER UPDATE OF path ON org_units FOR EACH ROW WHEN (OLD.path <> NEW.path) EXECUTE FUNCTION count_units();
