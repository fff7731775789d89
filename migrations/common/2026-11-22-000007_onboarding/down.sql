DROP TABLE checklist_ticks;
DROP TABLE checklist_items;
DROP TABLE template_layers;
