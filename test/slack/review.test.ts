import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, startBot, type TestBot, visibleText } from '../support/bot.js';
import { type FakeReviewer, fakeReviewer } from '../support/fake-reviewer.js';

/** How a draft comes in, who sees its report, and what its buttons do. `report.test.ts` proves how it is drawn. */
const channel = 'deal-room';
const DRAFT = '4.2 The Customer grants a right of first refusal over purple zebra capacity.';
let bot: TestBot;
let reviewer: FakeReviewer;

beforeAll(async () => {
  reviewer = fakeReviewer();
  bot = await startBot({ reviewer });
});
beforeEach(() => {
  reviewer.forget();
  for (const { ts } of shown()) bot.workspace.dismiss({ user: 'ada', channel, ts });
});
afterAll(() => bot.close());

const say = async (input: Parameters<TestBot['workspace']['say']>[0]) => {
  const said = bot.workspace.say(input);
  await bot.settled();
  return said;
};
const shown = (user = 'ada', where = channel) => bot.workspace.ephemerals({ user, channel: where });
const file = (name: string, content: string | Buffer = DRAFT) => ({ name, content });
const direct = () => bot.posted(bot.workspace.dm('ada').id);
const mention = (text = '') => `@Deal Patterns ${text}`;
const click = async (label: string, ts = shown().at(-1)!.ts, where = channel) => {
  await bot.workspace.click({ user: 'ada', channel: where, ts, label });
  await bot.settled();
};

describe('a mention with a file', () => {
  it('is answered for its author alone, in the thread, with the words, the move and what is missing', async () => {
    const before = bot.posted(channel).length;
    const said = await say({ user: 'ada', channel, text: mention('please review'), files: [file('term sheet.txt')] });
    expect(bot.posted(channel)).toHaveLength(before);
    const [report, ...others] = shown();
    expect(others).toEqual([]);
    expect(report?.threadTs).toBe(said.ts);
    const seen = visibleText(report!.blocks);
    expect(seen).toContain('1 finding: 1 high. 2 topics found.');
    expect(seen).toContain('right of first refusal');
    expect(seen).toContain('section 4.2, line 1');
    expect(seen).toContain('ROFR-as-anchor');
    expect(seen).toContain('response window');
    expect(seen).toContain('Liability cap');
    expect(buttonsOf(report!.blocks)).toEqual([
      'Show the repair clause',
      'Not a problem',
      'Share in channel',
      'Export as Markdown',
      'Export as Word',
    ]);
  });

  it('that comes as a message and as a mention is reviewed once', async () => {
    const events = ['message', 'app_mention', 'message'] as const;
    await say({ user: 'ada', channel, text: mention(), files: [file('a.md')], events });
    expect(shown()).toHaveLength(1);
  });

  it('and a question is reviewed privately and answered in the thread', async () => {
    const said = await say({ user: 'ada', channel, text: mention('rofr'), files: [file('a.txt')] });
    expect(shown()).toHaveLength(1);
    const answers = bot.posted(channel).filter(({ threadTs }) => threadTs === said.ts);
    expect(answers).toHaveLength(1);
    expect(visibleText(answers[0]!.blocks)).not.toContain('zebra');
  });

  it('is told which files can be read where none of them can', async () => {
    await say({ user: 'ada', channel, text: mention('review this'), files: [file('photo.png')] });
    expect(shown().at(-1)?.text).toContain('.docx, .pdf, .txt or .md');
  });

  it('has each of three files reported, and is told of those that are too many', async () => {
    const files = ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => file(name));
    await say({ user: 'ada', channel, text: mention('review'), files });
    expect(shown()).toHaveLength(4);
    expect(shown().at(-1)?.text).toContain('the first 3 of 4 files');
  });
});

describe('a file that cannot be read', () => {
  const told = async (attached: { name: string; content: string | Buffer }) => {
    await say({ user: 'ada', channel: 'dm', text: '', files: [attached] });
    return direct().at(-1)?.text;
  };

  it('is said to be broken', async () => {
    expect(await told(file('broken.docx'))).toMatch(/^broken\S*docx cannot be reviewed: The file is broken\.$/);
  });

  it('of more than 5 MB is refused in a sentence before it is fetched', async () => {
    expect(await told(file('large.txt', Buffer.alloc(5 * 1024 * 1024 + 1, 'a')))).toContain('larger than 5 MB');
    expect(reviewer.drafts).toEqual([]);
  });

  it('without words is said to hold none', async () => {
    expect(await told(file('empty.txt', '  \n '))).toContain('holds no words');
  });

  it('names the scope that is missing where Slack sends its sign-in page with status 200', async () => {
    const scopes = ['chat:write', 'im:history', 'users:read', 'commands', 'assistant:write'];
    const limited = await startBot({ reviewer, scopes });
    limited.workspace.say({ user: 'ada', channel: 'dm', text: '', files: [file('a.txt')] });
    await limited.settled();
    expect(limited.posted(limited.workspace.dm('ada').id).at(-1)?.text).toContain('`files:read`');
    expect(reviewer.drafts).toEqual([]);
    await limited.close();
  });
});

describe('a file from another company', () => {
  it('is looked up before it is fetched', async () => {
    await say({ user: 'fay', channel: 'partner', text: mention('review'), files: [file('theirs.txt')] });
    expect(bot.workspace.calls('files.info')).toHaveLength(1);
    expect(reviewer.drafts).toEqual([DRAFT]);
  });
});

describe('a direct message', () => {
  it('with a file is answered there, without a button to share', async () => {
    await say({ user: 'ada', channel: 'dm', text: '', files: [file('a.txt')] });
    const report = direct().at(-1)!;
    expect(visibleText(report.blocks)).toContain('1 finding');
    expect(buttonsOf(report.blocks)).not.toContain('Share in channel');
  });

  it('that starts with review has the words after it reviewed', async () => {
    await say({ user: 'ada', channel: 'dm', text: `review: ${DRAFT}` });
    expect(reviewer.drafts).toEqual([DRAFT]);
  });

  it('that is the word review alone is told how', async () => {
    await say({ user: 'ada', channel: 'dm', text: 'review' });
    expect(direct().at(-1)?.text).toContain('Attach a .docx');
  });
});

describe('/pattern review', () => {
  it('opens a form that says how long a field is and names the ways for more', async () => {
    await bot.pattern('review');
    await bot.settled();
    const [view] = bot.workspace.views({ user: 'ada' });
    const seen = visibleText(view!.blocks);
    for (const part of ['3,000 characters', 'attach a file', 'message shortcut', 'deal-patterns review']) {
      expect(seen).toContain(part);
    }
  });

  it('has what was pasted reviewed in the channel it was opened in, both fields as one text', async () => {
    await bot.pattern('review');
    await bot.settled();
    await bot.workspace.submitView({
      user: 'ada',
      values: { draft_text: 'A right of first ', draft_more: 'refusal.' },
    });
    await bot.settled();
    expect(reviewer.drafts).toEqual(['A right of first refusal.']);
    expect(visibleText(shown().at(-1)!.blocks)).toContain('1 finding');
  });

  it('does not take an empty form', async () => {
    await bot.pattern('review');
    await bot.settled();
    const result = await bot.workspace.submitView({ user: 'ada' });
    expect(result.errors).toEqual({ draft_text: 'Paste some wording here, or choose a file below.' });
  });

  it('with wording reviews it at once', async () => {
    await bot.pattern(`review ${DRAFT}`);
    await bot.settled();
    expect(visibleText(shown().at(-1)!.blocks)).toContain('1 finding');
  });

  it('with a few words is a search as before', async () => {
    const { ephemeral } = await bot.pattern('review rights');
    expect(reviewer.drafts).toEqual([]);
    expect(ephemeral).toBeDefined();
  });

  it('where the bot is no member shows the report in the direct message', async () => {
    await bot.pattern('review', { channel: 'no-bot' });
    await bot.settled();
    await bot.workspace.submitView({ user: 'ada', values: { draft_text: DRAFT } });
    await bot.settled();
    expect(visibleText(direct().at(-1)!.blocks)).toContain('1 finding');
  });
});

describe('the shortcuts', () => {
  it('check a message for whoever asked alone', async () => {
    const said = await say({ user: 'ben', channel, text: `${DRAFT} <ok> & done` });
    await bot.workspace.shortcut({ user: 'ada', callbackId: 'review_message', channel, ts: said.ts });
    await bot.settled();
    expect(reviewer.drafts).toEqual([`${DRAFT} <ok> & done`]);
    expect(shown('ben')).toEqual([]);
    expect(visibleText(shown().at(-1)!.blocks)).toContain('1 finding');
  });

  it('check the file of a message', async () => {
    const said = await say({ user: 'ben', channel, text: 'their draft', files: [file('theirs.txt')] });
    await bot.workspace.shortcut({ user: 'ada', callbackId: 'review_message', channel, ts: said.ts });
    await bot.settled();
    expect(reviewer.drafts).toEqual([DRAFT]);
  });

  it('from anywhere open the form, whose report comes in the direct message', async () => {
    await bot.workspace.shortcut({ user: 'ada', callbackId: 'review_draft' });
    await bot.settled();
    await bot.workspace.submitView({ user: 'ada', values: { draft_text: DRAFT } });
    await bot.settled();
    expect(visibleText(direct().at(-1)!.blocks)).toContain('1 finding');
  });
});

describe("a report's buttons", () => {
  beforeEach(() => say({ user: 'ada', channel, text: mention('review'), files: [file('a.txt')] }));

  it('show the repair clause', async () => {
    await click('Show the repair clause');
    expect(visibleText(bot.workspace.views({ user: 'ada' })[0]!.blocks)).toContain('deemed waived');
  });

  it('hide what is no problem, count it without text, and show it again', async () => {
    await click('Not a problem');
    expect(visibleText(shown().at(-1)!.blocks)).toContain('No findings');
    expect(await bot.stores.dismissals.list(bot.workspace.teamId)).toEqual([
      { move: 'hyperscaler-exclusive-then-multi-home/kill-list/rofr-as-anchor', count: 1 },
    ]);
    await click('Show hidden (1)');
    expect(visibleText(shown().at(-1)!.blocks)).toContain('1 finding');
  });

  it('share the findings with the channel, without buttons that belong to the asker', async () => {
    await click('Share in channel');
    const posted = bot.posted(channel).at(-1)!;
    expect(visibleText(posted.blocks)).toContain('Shared by');
    expect(visibleText(posted.blocks)).toContain('right of first refusal');
    expect(buttonsOf(posted.blocks)).toEqual(['Show the repair clause']);
  });

  it.each([
    ['Export as Markdown', /^review-[0-9a-f]{12}\.md$/],
    ['Export as Word', /^review-[0-9a-f]{12}\.docx$/],
  ])('%s sends the file to the direct message and not to the channel', async (label, name) => {
    const before = bot.posted(channel).length;
    await click(label);
    expect(bot.posted(channel)).toHaveLength(before);
    const sent = bot.workspace.files().at(-1)!;
    expect(sent.name).toMatch(name);
    expect([...sent.channels]).toEqual([bot.workspace.dm('ada').id]);
  });

  it('of a report that was forgotten say so, and how to run it again', async () => {
    const { ts } = shown().at(-1)!;
    const { workspace } = bot;
    const other = await startBot({ reviewer, workspace });
    await workspace.click({ user: 'ada', channel, ts, label: 'Not a problem' });
    await other.settled();
    expect(shown().at(-1)?.text).toContain('Run it again');
    workspace.connect(`${bot.origin}/slack/events`);
    await other.close();
  });
});

describe('where others than the team read the channel', () => {
  it.each(['partner', 'with-guest'])('a report is not shared in #%s, and the reason is said', async (where) => {
    await say({ user: 'ada', channel: where, text: mention('review'), files: [file('a.txt')] });
    const before = bot.posted(where).length;
    await click('Share in channel', shown('ada', where).at(-1)!.ts, where);
    expect(bot.posted(where)).toHaveLength(before);
    expect(shown('ada', where).at(-1)?.text).toContain('I share no draft here');
  });
});

describe("a draft's words", () => {
  it('stand in no log line, no row of the database and no public message', async () => {
    await say({ user: 'ada', channel, text: mention('review'), files: [file('purple.txt')] });
    await click('Not a problem');
    await bot.pattern(`review ${DRAFT}`);
    await bot.settled();
    expect(JSON.stringify(bot.logs)).not.toContain('zebra');
    expect(JSON.stringify(await bot.stores.teamData.export(bot.workspace.teamId))).not.toMatch(/zebra|refusal over/);
    expect(JSON.stringify(bot.posted(channel))).not.toContain('zebra');
  });
});
