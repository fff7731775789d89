DROP TABLE external_contacts;
DROP TABLE external_organisations;
