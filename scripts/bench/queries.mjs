/** Lookups of one word, some mistyped or abbreviated. */
export const ONE_WORD = [
  'rofr',
  'exclusivity',
  'mfn',
  'reseller',
  'escrow',
  'indemnity',
  'sovereign',
  'rofn',
  'marketplace',
  'sunset',
  'exclusivty',
  'hosting',
  'termination',
  'uptime',
  'oem',
  'deprecation',
  'commitment',
  'residency',
  'governance',
  'audit',
];

/** Questions of exactly 17 words. */
export const SEVENTEEN_WORDS = [
  'our investor gets the last word on any cloud quote we bring home should that worry me',
  'we are a lab and they give us two billion dollars and want exclusivity for five years',
  'the reseller wants to own the customer relationship what should we ask for in return before signing',
  'how do we stop the cloud provider from matching every offer that we get for new capacity',
  'what happens to our customers when the model they were built on is retired at short notice',
  'the ministry wants all weights on its own servers and a veto over every update we ship',
  'they say the most favored customer clause is only boilerplate but finance thinks it will cost us',
  'can a cloud marketplace listing count toward the committed spend that our largest customer has with them',
  'we embed their model in our product and they now sell the same feature to our customers',
  'which clause lets us leave an exclusive hosting deal when the provider cannot deliver the promised capacity',
  'when did the first exclusive partnership between a lab and a cloud end and what replaced it',
  'the draft says they may match any third party offer but names no deadline for their answer',
];
