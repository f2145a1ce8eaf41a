/**
 * Rows as each version of the database could hold them, by the last migration that it had. A new migration adds an
 * entry for itself: the next one is then tested from there too.
 */
export const OLDER_VERSIONS: Readonly<Record<string, readonly string[]>> = {
  '0001-deals-and-checklists': [
    `insert into deals (id, team, channel, patterns, lead, status, created_by, created_at, updated_at, version)
     values ('d1', 'T1', 'C1', '["deal"]', 'none', 'open', 'U1', 1, 1, 1)`,
    `insert into checklists (id, team, channel, deal_id, title, patterns, created_by, created_at, version)
     values ('c1', 'T1', 'C1', 'd1', 'Deal', '["deal"]', 'U1', 1, 2)`,
    `insert into checklist_items (checklist_id, id, position, item_key, item_group, text, internal, done_by, done_at)
     values ('c1', '1', 0, 'k1', 'ask', 'Price?', 0, 'U1', 2)`,
    `insert into checklist_history (checklist_id, seq, kind, item_id, by_user, at)
     values ('c1', 2, 'ticked', '1', 'U1', 2)`,
  ],
  '0002-gaps-and-traces': [`insert into gaps (id, team, kind, text, at) values ('g1', 'T1', 'unanswered', 'What?', 3)`],
  '0003-watch': [
    `insert into watched_channels
       (team, channel, is_on, readers, daily_limit, started_by, started_at, note_day, day_notes)
     values ('T1', 'C1', 1, 'thread', 5, 'U1', 1, '', 0)`,
  ],
  '0004-drawings': [
    `insert into checklists
       (id, team, channel, title, patterns, message_ts, created_by, created_at, version, drawn_version, redraw_until)
     values ('c2', 'T1', 'C1', 'Deal', '["deal"]', '1.1', 'U1', 1, 3, 2, null)`,
  ],
};
