-- What stood as one JSON text in `tenants.settings` gets a row for each value. A text that is not JSON stops here, and nothing
-- is lost.
WITH known (key, path) AS (VALUES
    ('absence.spells_count', '{follow_up,spells_count}'),
    ('absence.spells_window_months', '{follow_up,spells_window_months}'),
    ('absence.spells_first_day_counts', '{follow_up,spells_first_day_counts}'),
    ('absence.spells_by_any_day', '{follow_up,spells_by_any_day}'),
    ('absence.partial_sick_counts', '{follow_up,partial_sick_counts}'),
    ('absence.child_sick_counts', '{follow_up,child_sick_counts}'),
    ('absence.school_counts', '{follow_up,school_counts}'),
    ('absence.students_included', '{follow_up,students_included}'),
    ('absence.consecutive_days', '{follow_up,consecutive_days}'),
    ('absence.working_days_over', '{follow_up,working_days_over}'),
    ('absence.talk_due_days', '{follow_up,talk_due_days}'),
    ('absence.look_back_days', '{follow_up,look_back_days}'),
    ('absence.first_sick_day_is_day_1', '{follow_up,first_sick_day_is_day_1}'),
    ('absence.sick_talk_create_day', '{follow_up,sick_talk_create_day}'),
    ('absence.sick_talk_escalate_day', '{follow_up,sick_talk_escalate_day}'),
    ('absence.sick_talk_deadline_day', '{follow_up,sick_talk_deadline_day}'),
    ('absence.planned_end_exempts', '{follow_up,planned_end_exempts}'),
    ('absence.unexcused_review_at', '{follow_up,unexcused_review_at}'),
    ('absence.unexcused_in_window_only', '{follow_up,unexcused_in_window_only}'),
    ('absence.unexcused_by_days', '{follow_up,unexcused_by_days}'),
    ('absence.extension_limit_percent', '{follow_up,extension_limit_percent}'),
    ('absence.extension_limit_inclusive', '{follow_up,extension_limit_inclusive}'),
    ('absence.partial_day_is_whole', '{follow_up,partial_day_is_whole}'),
    ('absence.extension_of_whole_time', '{follow_up,extension_of_whole_time}'),
    ('calendar.labour_day_off', '{calendar,labour_day_off}'),
    ('calendar.constitution_day_off', '{calendar,constitution_day_off}'),
    ('calendar.christmas_eve_off', '{calendar,christmas_eve_off}'),
    ('calendar.new_years_eve_off', '{calendar,new_years_eve_off}'),
    ('start.spu_member', '{spu_member}')
)
INSERT INTO settings (tenant_id, key, version, scope, about, valid_from, value, set_at)
SELECT tenants.id, known.key, 1, 'municipality', '', DATE '2000-01-01',
    COALESCE(tenants.settings::jsonb #>> known.path::text[], 'off'), TIMESTAMPTZ '2000-01-01T00:00:00Z'
FROM tenants, known
WHERE tenants.settings::jsonb #> known.path::text[] IS NOT NULL;
UPDATE tenants SET settings_version = 1 WHERE settings <> '{}';
