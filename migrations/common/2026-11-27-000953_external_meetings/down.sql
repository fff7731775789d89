DROP TABLE external_meetings;
