-- One row in every table of the release before (migrations up to 2026-11-22-000199), every column filled.
INSERT INTO tenants
    (id, name, municipality_code, is_demo, settings)
VALUES
    (1, 'name æøå', 'municipality code æøå', TRUE, '{}');
INSERT INTO org_units
    (tenant_id, id, number, kind, code, name, search_key, parent_id, path, site_kind, serves_children, education_lead_name,
        education_lead_user_id, leader_user_id, created_at, updated_at, version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000002', 1, 'municipality', 'code æøå', 'name æøå', 'search key æøå',
        '018f0000-0000-7000-8000-000000000002', '/1/', 'care_home', TRUE, 'education lead name æøå',
        '018f0000-0000-7000-8000-000000000004', '018f0000-0000-7000-8000-000000000004', '2026-11-02T07:00:00.000000Z',
        '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO site_capacities
    (tenant_id, id, org_unit_id, programme_code, starts_on, ends_on, places)
VALUES
    (1, '018f0000-0000-7000-8000-000000000003', '018f0000-0000-7000-8000-000000000002', 'sosu', '2026-11-02', '2026-12-31',
        1);
INSERT INTO users
    (tenant_id, id, display_name, sort_key, email, email_key, password_hash, active, created_at, updated_at, version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000004', 'Åse Ægidius', 'sort key æøå', 'Ase@example.dk', 'ase@example.dk',
        'password hash æøå', TRUE, '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO role_assignments
    (tenant_id, id, user_id, role, org_unit_id, programmes, starts_on, ends_on)
VALUES
    (1, '018f0000-0000-7000-8000-000000000005', '018f0000-0000-7000-8000-000000000004', 'trainee',
        '018f0000-0000-7000-8000-000000000002', '["sosu"]', '2026-11-02', '2026-12-31');
INSERT INTO sessions
    (tenant_id, id, user_id, created_at, expires_at, ended_at, end_reason)
VALUES
    (1, '018f0000-0000-7000-8000-000000000006', '018f0000-0000-7000-8000-000000000004', '2026-11-02T07:00:00.000000Z',
        '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z', 'signed_out');
INSERT INTO refresh_tokens
    (tenant_id, hash, session_id, created_at, used_at)
VALUES
    (1, 'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1', '018f0000-0000-7000-8000-000000000006',
        '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z');
INSERT INTO password_links
    (tenant_id, hash, user_id, created_at, expires_at, used_at)
VALUES
    (1, 'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1', '018f0000-0000-7000-8000-000000000004',
        '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z');
INSERT INTO idempotency_keys
    (tenant_id, user_id, operation, key, request_hash, status, location, body, created_at)
VALUES
    (1, '018f0000-0000-7000-8000-000000000004', 'operation æøå', 'key æøå', 'request hash æøå', 1, 'location æøå', '{}',
        '2026-11-02T07:00:00.000000Z');
INSERT INTO audit_events
    (tenant_id, id, at, actor_user_id, actor_name, action, object_kind, object_id, traineeship_id, person_id, details)
VALUES
    (1, '018f0000-0000-7000-8000-00000000000a', '2026-11-02T07:00:00.000000Z', '018f0000-0000-7000-8000-000000000004',
        'actor name æøå', 'user.created', 'user', '018f0000-0000-7000-8000-000000000004',
        '018f0000-0000-7000-8000-000000000014', '018f0000-0000-7000-8000-000000000010', '{}');
INSERT INTO job_runs
    (tenant_id, job, ran_for, finished_at)
VALUES
    (1, 'job æøå', '2026-11-02', '2026-11-02T07:00:00.000000Z');
INSERT INTO programmes
    (tenant_id, code, name, family, enabled, requires_authorisation)
VALUES
    (1, 'sosu', 'name æøå', 'eud', TRUE, TRUE);
INSERT INTO programme_versions
    (tenant_id, id, programme_code, name, valid_from, valid_to, content)
VALUES
    (1, '018f0000-0000-7000-8000-00000000000d', 'sosu', 'name æøå', '2026-11-02', '2026-12-31', '{}');
INSERT INTO cohorts
    (tenant_id, id, code, code_key, programme_code, school, starts_on, ends_on, target_places, version)
VALUES
    (1, '018f0000-0000-7000-8000-00000000000e', 'code æøå', 'code key æøå', 'sosu', 'school æøå', '2026-11-02', '2026-12-31',
        1, 1);
INSERT INTO cohort_segments
    (tenant_id, id, cohort_id, number, kind, label, starts_on, ends_on)
VALUES
    (1, '018f0000-0000-7000-8000-00000000000f', '018f0000-0000-7000-8000-00000000000e', 1, 'gf2', 'label æøå', '2026-11-02',
        '2026-12-31');
INSERT INTO people
    (tenant_id, id, given_name, family_name, search_key, sort_key, birth_date, email, phone, user_id, created_at, updated_at,
        version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000010', 'Åse', 'Ægidius Đorđević', 'ase aegidius dordevic', 'aegidius dordevic ase',
        '2026-11-02', 'ase@example.dk', '+4520123456', '018f0000-0000-7000-8000-000000000004', '2026-11-02T07:00:00.000000Z',
        '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO applications
    (tenant_id, id, person_id, programme_code, cohort_id, status, status_since, entry_route, source, consultant_user_id,
        site_id, received_on, interview_on, recontact_on, guidance_plan, clarification, offered_on, offer_deadline,
        employment_basis, offer_evidence, override_reason, outcome_reason, qualified, note, traineeship_id, created_at,
        updated_at, version, gf2_included, email, phone)
VALUES
    (1, '018f0000-0000-7000-8000-000000000011', '018f0000-0000-7000-8000-000000000010', 'sosu',
        '018f0000-0000-7000-8000-00000000000e', 'lead', '2026-11-02T07:00:00.000000Z', 'ordinary', 'other',
        '018f0000-0000-7000-8000-000000000004', '018f0000-0000-7000-8000-000000000002', '2026-11-02', '2026-11-02',
        '2026-11-02', 'guidance plan æøå', 'clarification æøå', '2026-11-02', '2026-11-02', 'eud_trainee',
        'offer evidence æøå', 'override reason æøå', 'outcome reason æøå', TRUE, 'note æøå',
        '018f0000-0000-7000-8000-000000000014', '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z', 1, TRUE,
        'ase@example.dk', '+4520123456');
INSERT INTO requirement_checks
    (tenant_id, id, application_id, code, must_have, met, dispensation_reason, checked_by, checked_at)
VALUES
    (1, '018f0000-0000-7000-8000-000000000012', '018f0000-0000-7000-8000-000000000011', 'gf2', TRUE, TRUE,
        'dispensation reason æøå', '018f0000-0000-7000-8000-000000000004', '2026-11-02T07:00:00.000000Z');
INSERT INTO interviews
    (tenant_id, id, application_id, user_id, held_on, conclusion, note, created_at)
VALUES
    (1, '018f0000-0000-7000-8000-000000000013', '018f0000-0000-7000-8000-000000000011', '018f0000-0000-7000-8000-000000000004',
        '2026-11-02', 'recommend', 'note æøå', '2026-11-02T07:00:00.000000Z');
INSERT INTO traineeships
    (tenant_id, id, person_id, programme_code, programme_version_id, cohort_id, application_id, status, employment_basis,
        consultant_user_id, site_id, org_path, starts_on, ends_on, actual_start_on, actual_end_on, start_override_reason,
        weekly_minutes, school, external_ref, note, sort_key, search_key, created_at, updated_at, version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000014', '018f0000-0000-7000-8000-000000000010', 'sosu',
        '018f0000-0000-7000-8000-00000000000d', '018f0000-0000-7000-8000-00000000000e', '018f0000-0000-7000-8000-000000000011',
        'preboarding', 'eud_trainee', '018f0000-0000-7000-8000-000000000004', '018f0000-0000-7000-8000-000000000002', '/1/',
        '2026-11-02', '2026-12-31', '2026-11-02', '2026-11-02', 'start override reason æøå', 30, 'school æøå',
        'external ref æøå', 'note æøå', 'aegidius dordevic ase', 'ase aegidius dordevic', '2026-11-02T07:00:00.000000Z',
        '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO segments
    (tenant_id, id, traineeship_id, number, kind, label, starts_on, ends_on, site_id, status, cohort_id, external_ref)
VALUES
    (1, '018f0000-0000-7000-8000-000000000015', '018f0000-0000-7000-8000-000000000014', 1, 'gf2', 'label æøå', '2026-11-02',
        '2026-12-31', '018f0000-0000-7000-8000-000000000002', 'planned', '018f0000-0000-7000-8000-00000000000e',
        'external ref æøå');
INSERT INTO agreements
    (tenant_id, id, traineeship_id, kind, signed_employer_on, signed_trainee_on, signed_guardian_on, sent_to_school_on,
        version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000016', '018f0000-0000-7000-8000-000000000014', 'training_agreement', '2026-11-02',
        '2026-11-02', '2026-11-02', '2026-11-02', 1);
INSERT INTO supervisor_profiles
    (tenant_id, id, user_id, site_id, kind, max_trainees, minutes_per_week, appointed_on, ended_on)
VALUES
    (1, '018f0000-0000-7000-8000-000000000017', '018f0000-0000-7000-8000-000000000004', '018f0000-0000-7000-8000-000000000002',
        'responsible', 1, 30, '2026-11-02', '2026-12-31');
INSERT INTO supervisor_programmes
    (tenant_id, profile_id, programme_code)
VALUES
    (1, '018f0000-0000-7000-8000-000000000017', 'sosu');
INSERT INTO supervisor_qualifications
    (tenant_id, id, profile_id, kind, passed_on)
VALUES
    (1, '018f0000-0000-7000-8000-000000000019', '018f0000-0000-7000-8000-000000000017', 'diploma_module', '2026-11-02');
INSERT INTO supervisor_assignments
    (tenant_id, id, traineeship_id, profile_id, user_id, kind, starts_on, ends_on, exception_reason, exception_until,
        created_at)
VALUES
    (1, '018f0000-0000-7000-8000-00000000001a', '018f0000-0000-7000-8000-000000000014', '018f0000-0000-7000-8000-000000000017',
        '018f0000-0000-7000-8000-000000000004', 'responsible', '2026-11-02', '2026-12-31', 'exception reason æøå',
        '2026-12-31', '2026-11-02T07:00:00.000000Z');
INSERT INTO supervision_sessions
    (tenant_id, id, traineeship_id, person_id, kind, held_on, minutes, goals, next_step, logged_by, logged_at, acknowledged_at,
        version)
VALUES
    (1, '018f0000-0000-7000-8000-00000000001b', '018f0000-0000-7000-8000-000000000014', '018f0000-0000-7000-8000-000000000010',
        'supervision', '2026-11-02', 30, '[]', 'next step æøå', '018f0000-0000-7000-8000-000000000004',
        '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO retention_cases
    (tenant_id, id, traineeship_id, kind, text, status, raised_by, raised_at, acknowledged_by, acknowledged_at, version)
VALUES
    (1, '018f0000-0000-7000-8000-00000000001c', '018f0000-0000-7000-8000-000000000014', 'absence', 'text æøå', 'raised',
        '018f0000-0000-7000-8000-000000000004', '2026-11-02T07:00:00.000000Z', '018f0000-0000-7000-8000-000000000004',
        '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO template_layers
    (tenant_id, id, layer, subject, name, number, content, created_at)
VALUES
    (1, '018f0000-0000-7000-8000-00000000001d', 'municipality', 'subject æøå', 'name æøå', 1, '{}',
        '2026-11-02T07:00:00.000000Z');
INSERT INTO checklist_items
    (tenant_id, id, traineeship_id, segment_id, layer_id, template_key, title, help, phase, due_on, roles, completion,
        mandatory, track, category, status, closed_on, reason, version)
VALUES
    (1, '018f0000-0000-7000-8000-00000000001e', '018f0000-0000-7000-8000-000000000014', '018f0000-0000-7000-8000-000000000015',
        '018f0000-0000-7000-8000-00000000001d', 'template key æøå', 'title æøå', 'help æøå', 'first_day', '2026-11-02',
        '["trainee"]', 'any', TRUE, 'municipality', 'practical', 'open', '2026-11-02', 'reason æøå', 1);
INSERT INTO checklist_ticks
    (tenant_id, item_id, role, user_id, at)
VALUES
    (1, '018f0000-0000-7000-8000-00000000001e', 'trainee', '018f0000-0000-7000-8000-000000000004',
        '2026-11-02T07:00:00.000000Z');
INSERT INTO absence_spells
    (tenant_id, id, traineeship_id, kind, starts_on, ends_on, percent, expected_back_on, source, registered_by, registered_at,
        external_ref, version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000020', '018f0000-0000-7000-8000-000000000014', 'sick', '2026-11-02', '2026-12-31', 50,
        '2026-11-02', 'trainee', '018f0000-0000-7000-8000-000000000004', '2026-11-02T07:00:00.000000Z', 'external ref æøå',
        1);
INSERT INTO tasks
    (tenant_id, id, kind, rule_id, cause_key, title, inputs, traineeship_id, application_id, object_id, org_path,
        programme_code, owner_role, owner_user_id, trigger_on, due_on, status, snoozed_until, closed_by, closed_at,
        close_reason, created_at, version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000021', 'absence_talk', 'rule id æøå', 'cause key æøå', 'title æøå', '{}',
        '018f0000-0000-7000-8000-000000000014', '018f0000-0000-7000-8000-000000000011', '018f0000-0000-7000-8000-000000000022',
        '/1/', 'sosu', 'consultant', '018f0000-0000-7000-8000-000000000004', '2026-11-02', '2026-11-02', 'open', '2026-12-31',
        '018f0000-0000-7000-8000-000000000004', '2026-11-02T07:00:00.000000Z', 'close reason æøå',
        '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO talks
    (tenant_id, id, traineeship_id, task_id, kind, status, due_on, invited_at, meets_on, meets_time, place, held_on, form,
        companion, minutes, next_on, shared_with_trainee, acknowledged_at, not_needed_reason, created_at, version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000022', '018f0000-0000-7000-8000-000000000014', '018f0000-0000-7000-8000-000000000021',
        'probation', 'due', '2026-11-02', '2026-11-02T07:00:00.000000Z', '2026-11-02', '13:00', 'place æøå', '2026-11-02',
        'in_person', TRUE, 'minutes æøå', '2026-11-02', TRUE, '2026-11-02T07:00:00.000000Z', 'not needed reason æøå',
        '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO hire_cases
    (tenant_id, id, traineeship_id, status, opened_on, org_path, programme_code, ends_on, leader_user_id, wish,
        recommendation_text, recommended_by, offer_unit_id, offer_position, offer_weekly_minutes, offer_starts_on,
        offer_deadline, deviation_reason, decided_on, outcome, destination, reasons, note, created_at, updated_at, version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000023', '018f0000-0000-7000-8000-000000000014', 'open', '2026-11-02', '/1/', 'sosu',
        '2026-12-31', '018f0000-0000-7000-8000-000000000004', 'yes', 'recommendation text æøå',
        '018f0000-0000-7000-8000-000000000004', '018f0000-0000-7000-8000-000000000002', 'offer position æøå', 30, '2026-11-02',
        '2026-11-02', 'deviation reason æøå', '2026-11-02', 'accepted', 'other_municipality', '[]', 'note æøå',
        '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO imports
    (tenant_id, id, kind, file_name, status, mapping, counts, created_by, created_at, committed_at, version)
VALUES
    (1, '018f0000-0000-7000-8000-000000000024', 'sites', 'file name æøå', 'checked', '[]', '{}',
        '018f0000-0000-7000-8000-000000000004', '2026-11-02T07:00:00.000000Z', '2026-11-02T07:00:00.000000Z', 1);
INSERT INTO import_parts
    (tenant_id, import_id, number, table_rows, results)
VALUES
    (1, '018f0000-0000-7000-8000-000000000024', 1, '[]', '[]');
