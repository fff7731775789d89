DROP TABLE site_capacities;
DROP TABLE org_units;
DROP TABLE tenants;
