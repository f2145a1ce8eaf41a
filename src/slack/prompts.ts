/** What the Messages tab offers to a person who has not typed yet. Slack takes at most four; the manifest says the same. */
export const SUGGESTED_PROMPTS: [{ title: string; message: string }, ...{ title: string; message: string }[]] = [
  {
    title: 'A right of first refusal',
    message: 'Our investor gets the last word on any cloud quote we bring home. Should that worry me?',
  },
  {
    title: 'The pattern that fits',
    message: 'We are a lab. A cloud provider invests two billion and wants exclusivity for five years.',
  },
  { title: 'What happened in public', message: 'When did Azure stop being exclusive for OpenAI?' },
  { title: 'A term', message: 'What is a ROFN?' },
];
