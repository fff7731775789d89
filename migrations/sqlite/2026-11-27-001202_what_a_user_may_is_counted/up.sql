-- Whoever changes a role, or who a person is, cannot forget to say so: a right that is withdrawn counts at the next request.
CREATE TRIGGER access_given AFTER INSERT ON role_assignments BEGIN
    UPDATE users SET access_version = access_version + 1 WHERE tenant_id = NEW.tenant_id AND id = NEW.user_id;
END;
CREATE TRIGGER access_changed AFTER UPDATE ON role_assignments BEGIN
    UPDATE users SET access_version = access_version + 1 WHERE tenant_id = OLD.tenant_id AND id IN (OLD.user_id, NEW.user_id);
END;
CREATE TRIGGER access_taken AFTER DELETE ON role_assignments BEGIN
    UPDATE users SET access_version = access_version + 1 WHERE tenant_id = OLD.tenant_id AND id = OLD.user_id;
END;
CREATE TRIGGER person_known AFTER INSERT ON people WHEN NEW.user_id IS NOT NULL BEGIN
    UPDATE users SET access_version = access_version + 1 WHERE tenant_id = NEW.tenant_id AND id = NEW.user_id;
END;
CREATE TRIGGER person_changed AFTER UPDATE OF user_id ON people WHEN OLD.user_id IS NOT NEW.user_id BEGIN
    UPDATE users SET access_version = access_version + 1 WHERE tenant_id = OLD.tenant_id AND id IN (OLD.user_id, NEW.user_id);
END;
CREATE TRIGGER person_gone AFTER DELETE ON people WHEN OLD.user_id IS NOT NULL BEGIN
    UPDATE users SET access_version = access_version + 1 WHERE tenant_id = OLD.tenant_id AND id = OLD.user_id;
END;
CREATE TRIGGER unit_moved AFTER UPDATE OF path ON org_units WHEN OLD.path <> NEW.path BEGIN
    UPDATE tenants SET units_version = units_version + 1 WHERE id = OLD.tenant_id;
END;
