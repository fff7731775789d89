DROP TABLE checklist_files;
DROP TABLE checklist_answers;
ALTER TABLE checklist_ticks DROP COLUMN answer_number;
ALTER TABLE checklist_items DROP COLUMN answer;
