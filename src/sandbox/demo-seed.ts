import type { WorkspaceSeed } from './seed.js';

/**
 * A team in the middle of a deal: four colleagues, two people of the company on the other side, a private deal channel,
 * the channel shared with the other side, and one channel that the bot is not in.
 */
export function demoSeed(): WorkspaceSeed {
  return {
    team: { name: 'Northwind Labs', domain: 'northwind-labs' },
    users: [
      { name: 'maya', realName: 'Maya Okafor', tz: 'America/Los_Angeles' },
      { name: 'jonas', realName: 'Jonas Weber', tz: 'Europe/Berlin' },
      { name: 'priya', realName: 'Priya Raman', tz: 'America/New_York' },
      { name: 'tom', realName: 'Tom Hale', tz: 'Europe/London', isRestricted: true },
      { name: 'lena', realName: 'Lena Fischer', tz: 'America/Los_Angeles', teamId: 'T0CUMULUS' },
      { name: 'omar', realName: 'Omar Haddad', tz: 'America/Chicago', teamId: 'T0CUMULUS' },
    ],
    channels: [
      { name: 'general', topic: 'Everybody at Northwind Labs', members: ['maya', 'jonas', 'priya'] },
      {
        name: 'deal-atlas',
        kind: 'private',
        topic: 'Compute partnership with Cumulus: our side only',
        members: ['maya', 'jonas', 'priya'],
      },
      {
        name: 'deal-atlas-shared',
        kind: 'private',
        topic: 'Atlas: Northwind Labs and Cumulus',
        isExtShared: true,
        members: ['maya', 'jonas', 'tom', 'lena', 'omar'],
      },
      { name: 'finance', topic: 'Numbers', members: ['maya', 'priya'], hasBot: false },
    ],
    messages: [
      {
        channel: 'deal-atlas',
        user: 'jonas',
        text: 'Cumulus sent their markup back. They want a right of first refusal on all new capacity.',
        replies: [{ user: 'priya', text: 'No deadline in it that I could find. Finance would hate that.' }],
      },
      { channel: 'deal-atlas', user: 'maya', text: 'Let us go through it before the call on Friday.' },
      {
        channel: 'deal-atlas-shared',
        user: 'lena',
        text: 'Hi all! Our team is ready to walk through the draft on Friday.',
      },
      { channel: 'deal-atlas-shared', user: 'maya', text: 'Thanks Lena, so are we.' },
      { channel: 'finance', user: 'priya', text: 'The forecast for next quarter is in the usual folder.' },
    ],
  };
}
