/** Proves whom the bot leaves alone in a thread that it follows: colleagues talk to one another, and now and then to it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type TestBot } from '../support/bot.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const channel = 'deal-room';

/** A thread in which the bot has just answered about rights of first refusal. */
async function followedThread(): Promise<string> {
  const answer = await bot.ask({ user: 'ada', channel, text: '@Deal Patterns show me the ROFR clause' });
  return answer.threadTs ?? '';
}

const TO_COLLEAGUES = `
what time is the call tomorrow?
when is the next meeting with them?
who is joining the call?
is the deck ready?
does legal know about this?
where is the term sheet?
what did the CFO say?
how did the call go?
why is this taking so long?
is Friday still ok?
when does counsel get back?
who owns the redline?
is this the latest version?
what about the pricing slide?
does that work for Tuesday?
and when is the board meeting?
what is the status of the NDA?
is the data room open?
how much did lunch cost?
when do they land in Berlin?
what is the wifi password?
who took the notes?
show must go on
list is in the folder
is the model card done?
does the customer agree?
what is next?
so what now?
is the exclusivity email sent?
when is the ROFR draft due?
who drafts the ROFR section?
is the ROFR in the latest markup?
what is the deadline for the term sheet?
does the lab come to the meeting?
is the investor on the call?
what did Microsoft say on the call?
how is the negotiation going?
where is the capacity spreadsheet?
is the exclusivity section approved?
what is the plan for the next round?
who talks to the hyperscaler?
when is the contract signed?
is the clause in the doc?
why is the redline missing?
does the board like the price?
what is the number in the sheet?
and the deck?
ok so when is the signing?
is it done?
what is the cap in the latest draft?
why?
what is that?
when does Ben arrive?
which room are we in?
what happened to the price chart?
who is taking over from Carla?
are comments welcome until Thursday?
is a ten percent discount fine for procurement?
does finance have a view?
how long is lunch?
where do people park?
is there coffee?
which version went to Cumulus?
how does Monday look?
is legal happy with section 4?
what does Acme think of our counter?
does Dana speak German?
when will procurement reply?
is exclusivity off the table then?
so is it a no?
and the signature page?
compare our price with theirs
compare the two drafts with Ben
for the file?
any news?
any update from Cumulus?
the usual?
how about lunch?
is clause 7 still open?
which clause did procurement strike?
are both sides fine with Friday?
what was the outcome?
`
  .split('\n')
  .filter((line) => line !== '');

const TO_THE_BOT = `
and the mitigation?
what does the other side want?
show the clause
any precedent?
why does it fail?
what is a ROFN?
when did Azure stop being exclusive?
compare a ROFR with exclusivity
what is the difference between a ROFR and a ROFO?
and for the customer?
define most favoured nation
is there a public example?
what are the fallbacks?
show the kill list
list the clauses
how does a ROFR become a veto?
what is a take-or-pay commitment?
does a ROFR scare off other bidders?
which pattern is this?
when does exclusivity end in public deals?
explain change of control
what can go wrong?
and the wording?
`
  .split('\n')
  .filter((line) => line !== '');

it(`leaves ${TO_COLLEAGUES.length} messages of colleagues to one another alone`, async () => {
  const threadTs = await followedThread();
  const answered: string[] = [];
  for (let start = 0; start < TO_COLLEAGUES.length; start += 10) {
    const some = TO_COLLEAGUES.slice(start, start + 10);
    const before = bot.posted(channel).length;
    for (const text of some) bot.workspace.say({ user: 'ben', channel, text, threadTs });
    await bot.settled();
    answered.push(
      ...bot
        .posted(channel)
        .slice(before)
        .map((message) => `one of ${some.join(' | ')}: ${message.text}`),
    );
  }
  expect(answered).toEqual([]);
}, 30_000);

it.each(TO_THE_BOT)('answers what plainly speaks to it: %s', async (text) => {
  const threadTs = await followedThread();
  expect(await bot.overhear({ user: 'ben', channel, text, threadTs })).toHaveLength(1);
});
