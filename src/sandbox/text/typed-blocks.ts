const FORM = /<@([A-Z0-9]+)>|<#([A-Z0-9]+)(?:\|[^>]*)?>|<(https?:\/\/[^>|]+)>/g;

const plainOf = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The rich_text block that Slack's client makes of a typed message, from its escaped text. */
export function typedBlocks(escaped: string, blockId: string): readonly Record<string, unknown>[] {
  if (escaped === '') return [];
  const elements: Record<string, unknown>[] = [];
  let end = 0;
  const addText = (text: string) => text !== '' && elements.push({ type: 'text', text: plainOf(text) });
  for (const match of escaped.matchAll(FORM)) {
    addText(escaped.slice(end, match.index));
    const [whole, user, channel, url] = match;
    if (user) elements.push({ type: 'user', user_id: user });
    else if (channel) elements.push({ type: 'channel', channel_id: channel });
    else if (url) elements.push({ type: 'link', url: plainOf(url) });
    end = match.index + whole.length;
  }
  addText(escaped.slice(end));
  return [{ type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] }];
}
