-- What the applicant gave with this application, whatever is known of the person elsewhere.
ALTER TABLE applications ADD COLUMN email TEXT;
ALTER TABLE applications ADD COLUMN phone TEXT;
-- Of a person who is nowhere else it can only have come from here.
UPDATE applications SET
    email = (SELECT p.email FROM people p WHERE p.tenant_id = applications.tenant_id AND p.id = applications.person_id),
    phone = (SELECT p.phone FROM people p WHERE p.tenant_id = applications.tenant_id AND p.id = applications.person_id)
WHERE NOT EXISTS (SELECT 1 FROM applications o
        WHERE o.tenant_id = applications.tenant_id AND o.person_id = applications.person_id AND o.id <> applications.id)
    AND NOT EXISTS (SELECT 1 FROM traineeships t
        WHERE t.tenant_id = applications.tenant_id AND t.person_id = applications.person_id);
