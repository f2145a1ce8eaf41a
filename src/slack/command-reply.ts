import type { Assistant } from '../assistant.js';
import type { PatternCommand } from './input.js';
import type { Message } from './render/block-kit.js';
import { cardMessage } from './render/card.js';
import { compareMessage } from './render/compare.js';
import { type Drawing, mayRead } from './render/drawing.js';
import { foundMessage } from './render/found.js';
import { helpMessage } from './render/help.js';
import { listMessage } from './render/list.js';

export interface ReplyOptions {
  readonly botName: string;
  readonly isPublic?: boolean;
}

/** The kind of card that a subcommand looks for. */
const KINDS = { show: 'pattern', clause: 'clause', 'kill-list': 'move', case: 'case', define: 'term' } as const;

/**
 * The reply to what was typed after `/pattern`, the same wherever it was typed. A subcommand that leads to nothing is
 * read again as a plain search, so that a query may begin with any word.
 */
export function commandReply(
  command: PatternCommand,
  assistant: Assistant,
  drawing: Drawing,
  options: ReplyOptions,
): Message {
  const search = (query: string): Message => foundMessage(query, assistant.find(query), drawing, options);
  switch (command.kind) {
    case 'help':
      return helpMessage(options.botName);
    case 'find':
      return search(command.query);
    case 'list': {
      const patterns = assistant.patterns(command.query);
      return patterns ? listMessage(patterns, drawing) : search(command.whole);
    }
    case 'compare': {
      const [a, b] = [assistant.cardFor(command.a), assistant.cardFor(command.b)];
      if (!a || !b || a === b || !mayRead(a, drawing.audience) || !mayRead(b, drawing.audience))
        return search(command.whole);
      return compareMessage(a, b, drawing);
    }
    case 'show': {
      const card = assistant.cardFor(command.query, 'pattern') ?? assistant.cardFor(command.query);
      return card && mayRead(card, drawing.audience) ? cardMessage(card, drawing, options) : search(command.whole);
    }
    default: {
      const found = assistant.find(command.query, { kind: KINDS[command.kind] });
      return found.kind === 'nothing' ? search(command.whole) : foundMessage(command.query, found, drawing, options);
    }
  }
}
