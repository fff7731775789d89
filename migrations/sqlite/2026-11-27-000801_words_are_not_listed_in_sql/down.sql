-- SQLite has no way to drop a check
-- without a name; its own procedure for it is to edit the text of the table (sqlite.org/lang_altertable.html, "removing CHECK").
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''municipality'', ''centre'', ''area'', ''site''))')
    WHERE type = 'table' AND name = 'org_units';
UPDATE sqlite_schema SET sql = replace(sql, '    role TEXT', '    role TEXT CHECK (role IN (''trainee'', ''supervisor'', ''daily_supervisor'', ''education_lead'', ''leader'', ''consultant'', ''hr'', ''administrator'', ''steering_group''))')
    WHERE type = 'table' AND name = 'role_assignments';
UPDATE sqlite_schema SET sql = replace(sql, '    family TEXT', '    family TEXT CHECK (family IN (''eud'', ''pb'', ''merit'', ''specialist''))')
    WHERE type = 'table' AND name = 'programmes';
UPDATE sqlite_schema SET sql = replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''gf2'', ''school'', ''placement'', ''exam'', ''holiday''))')
    WHERE type = 'table' AND name = 'cohort_segments';
UPDATE sqlite_schema SET sql = replace(sql, '    status TEXT', '    status TEXT CHECK (status IN (''lead'', ''received'', ''screening'', ''clarification'', ''not_ready'', ''interview'', ''recommended'', ''waitlisted'', ''offered'', ''accepted'', ''offer_declined'', ''rejected'', ''withdrawn'', ''offer_expired''))')
    WHERE type = 'table' AND name = 'applications';
UPDATE sqlite_schema SET sql = replace(sql, '    conclusion TEXT', '    conclusion TEXT CHECK (conclusion IN (''recommend'', ''doubt'', ''advise_against''))')
    WHERE type = 'table' AND name = 'interviews';
UPDATE sqlite_schema SET sql = replace(replace(sql, '    status TEXT', '    status TEXT CHECK (status IN (''preboarding'', ''active'', ''dormant'', ''on_leave'', ''completing'', ''completed'', ''terminated_probation'', ''terminated'', ''dropped_out'', ''transferred'', ''cancelled'', ''no_show''))'), '    employment_basis TEXT', '    employment_basis TEXT CHECK (employment_basis IN (''eud_trainee'', ''student_su'', ''paid_student'', ''employee''))')
    WHERE type = 'table' AND name = 'traineeships';
UPDATE sqlite_schema SET sql = replace(replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''gf2'', ''school'', ''placement'', ''exam'', ''holiday''))'), '    status TEXT', '    status TEXT CHECK (status IN (''planned'', ''requested'', ''confirmed'', ''running'', ''awaiting_assessment'', ''approved'', ''not_approved'', ''closed'', ''cancelled'', ''interrupted''))')
    WHERE type = 'table' AND name = 'segments';
UPDATE sqlite_schema SET sql = replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''responsible'', ''daily''))')
    WHERE type = 'table' AND name = 'supervisor_profiles';
UPDATE sqlite_schema SET sql = replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''diploma_module'', ''amu'', ''master'', ''internal_course'', ''none''))')
    WHERE type = 'table' AND name = 'supervisor_qualifications';
UPDATE sqlite_schema SET sql = replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''responsible'', ''daily''))')
    WHERE type = 'table' AND name = 'supervisor_assignments';
UPDATE sqlite_schema SET sql = replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''supervision'', ''sparring'', ''reflection'', ''group'', ''simulation'', ''observation''))')
    WHERE type = 'table' AND name = 'supervision_sessions';
UPDATE sqlite_schema SET sql = replace(replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''absence'', ''progression'', ''wellbeing'', ''language'', ''cooperation'', ''private'', ''economy'', ''other''))'), '    status TEXT', '    status TEXT CHECK (status IN (''raised'', ''acknowledged'', ''talk_held'', ''plan_running'', ''resolved_stays'', ''changed_site'', ''changed_programme'', ''leave'', ''left'', ''closed''))')
    WHERE type = 'table' AND name = 'retention_cases';
UPDATE sqlite_schema SET sql = replace(sql, '    layer TEXT', '    layer TEXT CHECK (layer IN (''municipality'', ''programme'', ''unit''))')
    WHERE type = 'table' AND name = 'template_layers';
UPDATE sqlite_schema SET sql = replace(replace(sql, '    completion TEXT', '    completion TEXT CHECK (completion IN (''any'', ''all''))'), '    status TEXT', '    status TEXT CHECK (status IN (''open'', ''done'', ''not_relevant''))')
    WHERE type = 'table' AND name = 'checklist_items';
UPDATE sqlite_schema SET sql = replace(replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''sick'', ''child_sick'', ''care_day'', ''unexcused'', ''leave_paid_other'', ''parental'', ''partial_sick''))'), '    source TEXT', '    source TEXT CHECK (source IN (''trainee'', ''supervisor'', ''unit'', ''consultant'', ''school'', ''import''))')
    WHERE type = 'table' AND name = 'absence_spells';
UPDATE sqlite_schema SET sql = replace(sql, '    status TEXT', '    status TEXT CHECK (status IN (''open'', ''done'', ''waived''))')
    WHERE type = 'table' AND name = 'tasks';
UPDATE sqlite_schema SET sql = replace(replace(sql, '    status TEXT', '    status TEXT CHECK (status IN (''due'', ''invited'', ''held'', ''action_plan'', ''closed'', ''not_needed''))'), '    form TEXT', '    form TEXT CHECK (form IN (''in_person'', ''phone'', ''video''))')
    WHERE type = 'table' AND name = 'talks';
UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql, '    status TEXT', '    status TEXT CHECK (status IN (''open'', ''wish_known'', ''recommended'', ''not_recommended'', ''offered'', ''accepted'', ''declined'', ''not_offered'', ''hired_elsewhere'', ''further_study'', ''unknown'', ''closed''))'), '    wish TEXT', '    wish TEXT CHECK (wish IN (''yes'', ''maybe'', ''no''))'), '    outcome TEXT', '    outcome TEXT CHECK (outcome IN (''accepted'', ''declined'', ''not_offered'', ''hired_elsewhere'', ''further_study'', ''unknown''))'), '    destination TEXT', '    destination TEXT CHECK (destination IN (''other_municipality'', ''region'', ''private'', ''other_sector''))')
    WHERE type = 'table' AND name = 'hire_cases';
UPDATE sqlite_schema SET sql = replace(replace(sql, '    kind TEXT', '    kind TEXT CHECK (kind IN (''sites'', ''supervisors'', ''cohorts'', ''trainees'', ''absence''))'), '    status TEXT', '    status TEXT CHECK (status IN (''checked'', ''committed'', ''cancelled''))')
    WHERE type = 'table' AND name = 'imports';
PRAGMA writable_schema = RESET;
