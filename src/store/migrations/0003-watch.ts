import type { Kysely, Migration } from 'kysely';

/** Watched channels, which notes stand in which thread, and how often findings were called no problem. */
export const watch: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('watched_channels')
      .addColumn('team', 'text', (col) => col.notNull())
      .addColumn('channel', 'text', (col) => col.notNull())
      .addColumn('is_on', 'integer', (col) => col.notNull())
      .addColumn('readers', 'text', (col) => col.notNull())
      .addColumn('daily_limit', 'integer', (col) => col.notNull())
      .addColumn('started_by', 'text', (col) => col.notNull())
      .addColumn('started_at', 'bigint', (col) => col.notNull())
      .addColumn('note_day', 'text', (col) => col.notNull())
      .addColumn('day_notes', 'integer', (col) => col.notNull())
      .addPrimaryKeyConstraint('watched_channels_key', ['team', 'channel'])
      .execute();
    await db.schema
      .createTable('watch_notes')
      .addColumn('team', 'text', (col) => col.notNull())
      .addColumn('channel', 'text', (col) => col.notNull())
      .addColumn('thread_ts', 'text', (col) => col.notNull())
      .addColumn('move', 'text', (col) => col.notNull())
      .addColumn('at', 'bigint', (col) => col.notNull())
      .addPrimaryKeyConstraint('watch_notes_key', ['team', 'channel', 'thread_ts', 'move'])
      .execute();
    await db.schema
      .createTable('dismissals')
      .addColumn('team', 'text', (col) => col.notNull())
      .addColumn('move', 'text', (col) => col.notNull())
      .addColumn('times', 'integer', (col) => col.notNull())
      .addPrimaryKeyConstraint('dismissals_key', ['team', 'move'])
      .execute();
  },
};
