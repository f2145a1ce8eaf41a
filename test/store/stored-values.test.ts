import { expect, it } from 'vitest';
import { by, draft } from '../checklist/support.js';
import { describeStores, newChannel } from './support.js';

describeStores('stored values', (opened) => {
  it('keep every character but those that no database holds', async () => {
    const place = newChannel();
    const title = 'a\0b \uD800 😀 \u001b[31m \u202E <!channel> \\ \' " ; --';
    const list = await opened.stores.checklists.start(draft(1), { ...place, title, created: by('U1') });
    const found = await opened.stores.checklists.find(list);
    expect(found?.title).toBe('a\uFFFDb \uFFFD 😀 \u001b[31m \u202E <!channel> \\ \' " ; --');
    expect(list.title).toBe(found?.title);
  });

  it('keep instants to the millisecond', async () => {
    const list = await opened.stores.checklists.start(draft(1), {
      ...newChannel(),
      created: by('U1', 253402300799999),
    });
    expect((await opened.stores.checklists.find(list))?.created.atMs).toBe(253402300799999);
  });

  it('refuse a boolean in the statement that binds it, and the process lives', async () => {
    // What the types forbid, a plain JavaScript caller can still do; libsql alone would abort the process.
    const internal = true as never;
    const insert = opened.database.query((db) =>
      db.updateTable('checklist_items').set({ internal }).where('id', '=', 'none').execute(),
    );
    await expect(insert).rejects.toThrow(/boolean|integer/);
  });

  it('survive a failing change beside them in one transaction', async () => {
    const list = await opened.stores.checklists.start(draft(2), { ...newChannel(), created: by('U1') });
    const bad = opened.stores.checklists.change(list, { kind: 'tick', item: '1', done: true }, by(undefined as never));
    const good = opened.stores.checklists.change(list, { kind: 'tick', item: '2', done: true }, by('U1'));
    await expect(bad).rejects.toThrow(/by_user/);
    expect((await good).kind).toBe('changed');
    const found = await opened.stores.checklists.find(list);
    expect(found?.items.map(({ done }) => done?.by)).toEqual([undefined, 'U1']);
  });
});
