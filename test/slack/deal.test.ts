/** Proves `/pattern deal`: the form, the line, what is asked back, and who may not see it; on each database. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeStores, type Opened } from '../store/support.js';
import { type DealBot, standingClock, startDealBot, visibleText } from '../support/deal-bot.js';

describeStores('/pattern deal', (opened: Opened) => {
  const clock = standingClock();
  let bot: DealBot;
  beforeAll(async () => {
    bot = await startDealBot({ stores: opened.stores, clock });
  });
  afterAll(() => bot.close());

  const place = (channel = 'deal-room') => ({ team: bot.workspace.teamId, channel: bot.workspace.channel(channel).id });
  const stored = (channel?: string) => opened.stores.deals.find(place(channel));
  const multiHome = 'hyperscaler-exclusive-then-multi-home';
  const click = async (ts: string, label: string) => {
    await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts, label });
    await bot.settled();
  };
  const topView = () => visibleText(bot.workspace.views({ user: 'ada' }).at(-1)?.blocks);

  it('opens the form where the channel has no deal', async () => {
    const { view } = await bot.pattern('deal');
    expect(view?.callbackId).toBe('deal_form');
    expect(topView()).toContain('Time (Europe/Berlin)');
    expect(bot.workspace.problems()).toEqual([]);
  });

  it.each([
    ['without a pattern', {}, { patterns: 'Please complete this required field.' }],
    ['for a time that is over', { patterns: [multiHome], meeting_date: '2026-11-18', meeting_time: '10:59' }, 'past'],
    ['for a day without a time', { patterns: [multiHome], meeting_date: '2026-11-20', meeting_time: null }, 'time'],
  ])('does not save the form %s', async (_, values, expected) => {
    const result = await bot.workspace.submitView({ user: 'ada', values });
    if (typeof expected === 'string') expect(JSON.stringify(result.errors)).toContain(expected);
    else expect(result.errors).toEqual(expected);
    expect(await stored()).toBeUndefined();
  });

  it('saves the form and reads the meeting back with weekday, date, time and zone', async () => {
    await bot.workspace.submitView({
      user: 'ada',
      values: {
        patterns: [multiHome],
        side: `customer:${multiHome}`,
        phase: 'restructure',
        counterparty: 'Cumulus <!channel>',
        meeting_date: '2026-11-20',
        meeting_time: '14:00',
        meeting_title: 'Term sheet',
      },
    });
    await bot.settled();
    expect(await stored()).toMatchObject({
      side: 'customer',
      phase: 'restructure',
      counterparty: 'Cumulus <!channel>',
      preparer: bot.workspace.user('ada').id,
      meeting: { title: 'Term sheet', startsAtMs: Date.parse('2026-11-20T13:00:00Z'), zone: 'Europe/Berlin' },
      lead: 'working-morning-before',
    });
    const seen = topView();
    expect(seen.replaceAll('\u2060', '')).toContain('Friday 20 November 2026, 14:00 (Europe/Berlin, UTC+1)');
    expect(seen.replaceAll('\u2060', '')).toContain('Thursday 19 November 2026, 09:00 (Europe/Berlin, UTC+1)');
    expect(seen).not.toContain('<!channel>');
  });

  it('shows the deal with Change and Delete; the checklist takes its pattern, phase and side', async () => {
    const { ephemeral } = await bot.pattern('deal');
    expect(ephemeral?.seen).toContain('as Lab');
    await click(ephemeral?.ts ?? '', 'Change');
    expect(bot.workspace.views({ user: 'ada' }).at(-1)?.values.meeting_date?.chosen).toMatchObject({
      selected_date: '2026-11-20',
    });
    const { view } = await bot.pattern('checklist');
    expect(view?.values.patterns?.preview_patterns?.selected_options).toMatchObject([{ value: multiHome }]);
    expect(view?.values.phase?.preview_phase?.selected_option).toMatchObject({ value: 'restructure' });
    expect(view?.values.side?.preview_side?.selected_option).toMatchObject({ value: 'customer' });
  });

  it('takes a line, in the time zone of who types it, and changes only what the line names', async () => {
    const { ephemeral } = await bot.pattern('deal negotiation, meeting friday 15:30', { user: 'ben' });
    expect(ephemeral?.seen.replaceAll('\u2060', '')).toContain(
      'Friday 20 November 2026, 15:30 (America/New_York, UTC-5)',
    );
    expect(await stored()).toMatchObject({
      patterns: [multiHome],
      side: 'customer',
      phase: 'negotiation',
      meeting: { title: 'Term sheet', zone: 'America/New_York', startsAtMs: Date.parse('2026-11-20T20:30:00Z') },
    });
  });

  it.each([
    ['deal prepared by @ben', { preparer: 'ben' }],
    ['deal @ada prepares, with Ada & Sons <b> at https://acme.example', { preparer: 'ada' }],
    ['deal with @ben of #other-deal', { preparer: 'ada', counterparty: '@ben of other-deal' }],
  ])('names who prepares by a mention, and keeps other mentions as words: %s', async (line, expected) => {
    const { ephemeral } = await bot.pattern(line);
    const preparer = bot.workspace.user(expected.preparer).id;
    expect(ephemeral?.seen).toContain(`*Prepares:* <@${preparer}>`);
    expect(ephemeral?.seen.replace(`<@${preparer}>`, '')).not.toMatch(/<[@#]|<b>|<http/);
    expect(await stored()).toMatchObject({ ...expected, preparer });
  });

  it('keeps what Slack escapes as it was typed', async () => {
    await bot.pattern('deal with Ada & Sons <b> at https://acme.example');
    expect((await stored())?.counterparty).toBe('Ada & Sons <b> at https://acme.example');
    await bot.pattern('deal with Cumulus');
  });

  it.each(['gus', 'fay'])('does not take %s, who is no colleague, for who prepares', async (name) => {
    const before = await stored();
    const { ephemeral } = await bot.pattern(`deal prepared by @${name}`);
    expect(ephemeral?.seen).toContain('Nothing was saved');
    expect(ephemeral?.seen).toContain('must be a member of this workspace');
    const { ephemeral: shown } = await bot.pattern('deal');
    await click(shown?.ts ?? '', 'Change');
    const result = await bot.workspace.submitView({
      user: 'ada',
      values: { preparer: bot.workspace.user(name).id },
    });
    expect(JSON.stringify(result.errors)).toContain('must be a member of this workspace');
    expect(await stored()).toEqual(before);
  });

  it('asks back with a button for each reading, saves nothing, and takes the one that is chosen', async () => {
    const before = await stored();
    const { ephemeral } = await bot.pattern('deal meeting friday at 7');
    expect(ephemeral?.seen).toContain('Nothing is saved yet.');
    expect(await stored()).toEqual(before);
    await click(ephemeral?.ts ?? '', 'Friday 20 November 2026, 19:00 (UTC+1)');
    expect((await stored())?.meeting?.startsAtMs).toBe(Date.parse('2026-11-20T18:00:00Z'));
  });

  it.each([
    ['deal meeting yesterday 14:00', 'is in the past'],
    ['deal multi-home as florist', 'is no side of this deal'],
  ])('refuses %j with the reason', async (line, reason) => {
    const before = await stored();
    const { ephemeral } = await bot.pattern(line);
    expect(ephemeral?.seen).toContain('Nothing was saved');
    expect(ephemeral?.seen.replaceAll('\u2060', '')).toContain(reason);
    expect(await stored()).toEqual(before);
  });

  it('is deleted with its checklists and posts, and the posted list says so', async () => {
    await bot.pattern('checklist');
    await bot.workspace.submitView({ user: 'ada' });
    await bot.settled();
    const [message] = bot.posted();
    expect(message?.text).toContain('Checklist: Term sheet');
    const { ephemeral } = await bot.pattern('deal');
    await click(ephemeral?.ts ?? '', 'Delete');
    expect(await stored()).toBeUndefined();
    expect(await opened.stores.checklists.findOpen(place())).toBeUndefined();
    expect(await opened.stores.deliveries.list(place())).toEqual([]);
    expect(bot.posted()[0]?.text).toBe('This checklist was deleted with its deal.');
  });

  it.each([
    ['is shared with another company', 'partner', 'ada'],
    ['has a guest', 'with-guest', 'ada'],
  ])('is neither set nor shown where the channel %s', async (_, channel, user) => {
    const fields = { patterns: [], lead: 'none', status: 'open' } as const;
    await opened.stores.deals.save(place(channel), { ...fields, counterparty: 'Secret' }, { by: 'U1', atMs: 1 });
    for (const text of ['deal', 'deal multi-home as lab']) {
      const { ephemeral } = await bot.pattern(text, { user, channel });
      expect(ephemeral?.seen).toContain('your team alone reads');
      expect(ephemeral?.seen).not.toContain('Secret');
    }
    expect(await stored(channel)).toMatchObject({ patterns: [], counterparty: 'Secret' });
  });

  it('is refused where it cannot be found out who reads the channel', async () => {
    for (const method of ['conversations.info', 'conversations.members']) {
      bot.workspace.failNext(method, { error: 'internal_error', times: 3 });
    }
    const { ephemeral } = await bot.pattern('deal', { channel: 'other-deal' });
    expect(ephemeral?.seen).toContain('could not find out');
  });
});
