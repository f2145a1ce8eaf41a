import type { Kysely, Migration } from 'kysely';

/** What the library could not answer, the switch for keeping it, recent cards, and keys that were seen. */
export const gapsAndTraces: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('gaps')
      .addColumn('id', 'text', (col) => col.primaryKey())
      .addColumn('team', 'text', (col) => col.notNull())
      .addColumn('kind', 'text', (col) => col.notNull())
      .addColumn('text', 'text', (col) => col.notNull())
      .addColumn('at', 'bigint', (col) => col.notNull())
      .execute();
    await db.schema.createIndex('gaps_team').on('gaps').columns(['team', 'at', 'id']).execute();
    await db.schema.createIndex('gaps_at').on('gaps').columns(['at', 'id']).execute();
    await db.schema
      .createTable('team_settings')
      .addColumn('team', 'text', (col) => col.primaryKey())
      .addColumn('keeps_gaps', 'integer', (col) => col.notNull())
      .execute();
    await db.schema
      .createTable('recent_cards')
      .addColumn('team', 'text', (col) => col.notNull())
      .addColumn('user_id', 'text', (col) => col.notNull())
      .addColumn('ref', 'text', (col) => col.notNull())
      .addColumn('at', 'bigint', (col) => col.notNull())
      .addPrimaryKeyConstraint('recent_cards_key', ['team', 'user_id', 'ref'])
      .execute();
    await db.schema
      .createTable('seen_keys')
      .addColumn('team', 'text', (col) => col.notNull())
      .addColumn('seen_key', 'text', (col) => col.notNull())
      .addColumn('expires_at', 'bigint', (col) => col.notNull())
      .addPrimaryKeyConstraint('seen_keys_key', ['team', 'seen_key'])
      .execute();
    await db.schema.createIndex('seen_keys_expiry').on('seen_keys').column('expires_at').execute();
  },
};
