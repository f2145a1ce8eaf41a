import { afterEach, beforeEach, describe } from 'vitest';
import type { DealFields } from '../../src/deal/index.js';
import type { Ref } from '../../src/library/index.js';
import { createStores, openDatabase } from '../../src/store/index.js';
import { DIALECTS, meeting, newPlace, type Opened } from '../store/support.js';
import { type Clock, type DealBot, standingClock, startDealBot } from './deal-bot.js';

/** A bot with a database of its own and a clock that stands, in #deal-room of Ada's workspace. */
export interface DealRoom {
  readonly opened: Opened;
  readonly bot: DealBot;
  readonly clock: Clock;
  place(): { readonly team: string; readonly channel: string };
  /** Ada's id. */
  ada(): string;
  /** Friday 20 November 2026, 14:00 in Berlin, unless said otherwise: the list is due on Thursday at 09:00 there. */
  setDeal(fields?: Partial<DealFields>): ReturnType<Opened['stores']['deals']['save']>;
  /** Sets the clock, and has what is due then posted. */
  at(iso: string): Promise<void>;
}

/** Runs the tests on each database, each test in a deal room of its own; `room` is always that of the running test. */
export function describeDealRooms(name: string, body: (room: DealRoom) => void): void {
  describe.each(DIALECTS)(`${name} (%s)`, (dialect) => {
    let current: Awaited<ReturnType<typeof openDealRoom>>;
    beforeEach(async () => {
      current = await openDealRoom(dialect);
    });
    afterEach(() => current.close());
    body({
      get opened() {
        return current.opened;
      },
      get bot() {
        return current.bot;
      },
      get clock() {
        return current.clock;
      },
      place: () => current.place(),
      ada: () => current.ada(),
      setDeal: (fields) => current.setDeal(fields),
      at: (iso) => current.at(iso),
    });
  });
}

async function openDealRoom(dialect: Opened['dialect']): Promise<DealRoom & { close(): Promise<void> }> {
  const clock = standingClock();
  const databasePlace = await newPlace(dialect);
  const database = await openDatabase(databasePlace.options);
  const opened = { dialect, place: databasePlace, database, stores: createStores(database) };
  const bot = await startDealBot({ stores: opened.stores, clock });
  const place = () => ({ team: bot.workspace.teamId, channel: bot.workspace.channel('deal-room').id });
  const ada = () => bot.workspace.user('ada').id;
  return {
    opened,
    bot,
    clock,
    place,
    ada,
    setDeal: (fields = {}) =>
      opened.stores.deals.save(
        place(),
        {
          patterns: ['hyperscaler-exclusive-then-multi-home' as Ref],
          side: 'customer',
          preparer: ada(),
          meeting: meeting('2026-11-20T13:00:00Z', { title: 'Term sheet' }),
          lead: 'working-morning-before',
          status: 'open',
          ...fields,
        },
        { by: ada(), atMs: clock.now() },
      ),
    at: async (iso) => {
      clock.set(iso);
      await bot.app.postDue();
      await bot.settled();
    },
    close: async () => {
      await bot.close();
      await database.close();
      await databasePlace.remove();
    },
  };
}
