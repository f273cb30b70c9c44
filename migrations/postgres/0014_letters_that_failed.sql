-- Why: `mailmoot status` counts the letters that failed lately, and they are few among all there ever were.
CREATE INDEX notices_failed ON notices (due) WHERE state = 'failed';
