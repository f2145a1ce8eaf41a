import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.js';

/** Which version of a checklist its message shows, so that a drawing that a crash prevented is made up for. */
export const drawings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const table = () => db.schema.alterTable('checklists');
    await table()
      .addColumn('drawn_version', 'integer', (col) => col.notNull().defaultTo(0))
      .execute();
    await table()
      .addColumn('is_hidden', 'integer', (col) => col.notNull().defaultTo(0))
      .execute();
    await table().addColumn('redraw_until', 'bigint').execute();
    // Nobody knows what was drawn before; what was not comes with the next change.
    await sql`update checklists set drawn_version = version`.execute(db);
    await sql`create index checklists_behind on checklists (id) where drawn_version < version`.execute(db);
  },
};
