ALTER TABLE password_links DROP CONSTRAINT password_links_pkey, ADD CONSTRAINT password_links_pkey PRIMARY KEY (hash);
ALTER TABLE refresh_tokens DROP CONSTRAINT refresh_tokens_pkey, ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (hash);
