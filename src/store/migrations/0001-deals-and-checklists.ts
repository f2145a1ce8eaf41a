import type { Kysely, Migration } from 'kysely';

/** Deals, checklists with items and history, and the posts that make themselves. */
export const dealsAndChecklists: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createDeals(db);
    await createChecklists(db);
    await createDeliveries(db);
  },
};

async function createDeals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deals')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('team', 'text', (col) => col.notNull())
    .addColumn('channel', 'text', (col) => col.notNull())
    .addColumn('patterns', 'text', (col) => col.notNull())
    .addColumn('side', 'text')
    .addColumn('phase', 'text')
    .addColumn('counterparty', 'text')
    .addColumn('preparer', 'text')
    .addColumn('meeting_title', 'text')
    .addColumn('meeting_at', 'bigint')
    .addColumn('series_start_at', 'bigint')
    .addColumn('zone', 'text')
    .addColumn('recurrence', 'text')
    .addColumn('lead', 'text', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('created_by', 'text', (col) => col.notNull())
    .addColumn('created_at', 'bigint', (col) => col.notNull())
    .addColumn('updated_at', 'bigint', (col) => col.notNull())
    .addColumn('version', 'integer', (col) => col.notNull())
    .addUniqueConstraint('deals_place', ['team', 'channel'])
    .execute();
}

async function createChecklists(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('checklists')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('team', 'text', (col) => col.notNull())
    .addColumn('channel', 'text', (col) => col.notNull())
    .addColumn('deal_id', 'text', (col) => col.references('deals.id').onDelete('cascade'))
    .addColumn('title', 'text', (col) => col.notNull())
    .addColumn('patterns', 'text', (col) => col.notNull())
    .addColumn('phase', 'text')
    .addColumn('side', 'text')
    .addColumn('meeting_at', 'bigint')
    .addColumn('message_ts', 'text')
    .addColumn('created_by', 'text', (col) => col.notNull())
    .addColumn('created_at', 'bigint', (col) => col.notNull())
    .addColumn('closed_by', 'text')
    .addColumn('closed_at', 'bigint')
    .addColumn('carried_from', 'text', (col) => col.unique())
    .addColumn('version', 'integer', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('checklists_place').on('checklists').columns(['team', 'channel', 'created_at']).execute();
  await db.schema.createIndex('checklists_deal').on('checklists').column('deal_id').execute();
  await db.schema
    .createTable('checklist_items')
    .addColumn('checklist_id', 'text', (col) => col.notNull().references('checklists.id').onDelete('cascade'))
    .addColumn('id', 'text', (col) => col.notNull())
    .addColumn('position', 'integer', (col) => col.notNull())
    .addColumn('item_key', 'text', (col) => col.notNull())
    .addColumn('item_group', 'text', (col) => col.notNull())
    .addColumn('text', 'text', (col) => col.notNull())
    .addColumn('detail', 'text')
    .addColumn('ref', 'text')
    .addColumn('internal', 'integer', (col) => col.notNull())
    .addColumn('done_by', 'text')
    .addColumn('done_at', 'bigint')
    .addColumn('owner', 'text')
    .addColumn('note', 'text')
    .addColumn('note_by', 'text')
    .addColumn('note_at', 'bigint')
    .addColumn('added_by', 'text')
    .addColumn('added_at', 'bigint')
    .addColumn('dropped_by', 'text')
    .addColumn('dropped_at', 'bigint')
    .addPrimaryKeyConstraint('checklist_items_key', ['checklist_id', 'id'])
    .execute();
  await db.schema
    .createTable('checklist_history')
    .addColumn('checklist_id', 'text', (col) => col.notNull().references('checklists.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('item_id', 'text')
    .addColumn('owner', 'text')
    .addColumn('by_user', 'text', (col) => col.notNull())
    .addColumn('at', 'bigint', (col) => col.notNull())
    .addPrimaryKeyConstraint('checklist_history_key', ['checklist_id', 'seq'])
    .execute();
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('team', 'text', (col) => col.notNull())
    .addColumn('channel', 'text', (col) => col.notNull())
    .addColumn('deal_id', 'text', (col) => col.notNull().references('deals.id').onDelete('cascade'))
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('meeting_at', 'bigint', (col) => col.notNull())
    .addColumn('due_at', 'bigint', (col) => col.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('attempt', 'integer', (col) => col.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('sent_at', 'bigint')
    .addColumn('message_ts', 'text')
    .addUniqueConstraint('deliveries_post', ['deal_id', 'kind', 'meeting_at'])
    .execute();
  await db.schema.createIndex('deliveries_due').on('deliveries').columns(['state', 'due_at']).execute();
  await db.schema.createIndex('deliveries_team').on('deliveries').column('team').execute();
}
