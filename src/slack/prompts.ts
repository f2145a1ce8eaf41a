/** What the Messages tab offers to a person who has not typed yet. Slack takes at most four; the manifest says the same. */
export const SUGGESTED_PROMPTS: [{ title: string; message: string }, ...{ title: string; message: string }[]] = [
  {
    title: 'Is this right of first refusal a trap?',
    message: 'Our investor wants a right of first refusal on any cloud quote we get. Should that worry me?',
  },
  {
    title: 'Which pattern fits our deal?',
    message: 'We are a lab; they give us $2bn and want exclusivity for five years. Which pattern fits?',
  },
  { title: 'What happened in a public deal?', message: 'When did Azure stop being exclusive for OpenAI?' },
  { title: 'What should I ask tomorrow?', message: 'What should I ask before a compute-backed investment?' },
];
