import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  App,
  SlackAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcut,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';

type Listener<Args> = (args: Args & AllMiddlewareArgs) => Promise<void>;

/**
 * Connects ids with listeners, in the words of Bolt's `App`. Bolt itself asks every listener about every request; with
 * some fifty of them that takes longer than all the rest of an answer to `/pattern`. Here each request is looked up.
 */
export interface Routes {
  command(name: string, listener: Listener<SlackCommandMiddlewareArgs>): void;
  shortcut<Shortcut extends SlackShortcut>(id: string, listener: Listener<SlackShortcutMiddlewareArgs<Shortcut>>): void;
  /** Buttons in one row are numbered (`open_card:3`): the listener of `open_card` takes them all. */
  action<Action extends SlackAction>(id: string, listener: Listener<SlackActionMiddlewareArgs<Action>>): void;
  /** A form that was sent. */
  view(id: string, listener: Listener<SlackViewMiddlewareArgs<ViewSubmitAction>>): void;
  event<Type extends string>(type: Type, listener: Listener<SlackEventMiddlewareArgs<Type>>): void;
}

/** Routes of an app; what no listener was connected with is left unanswered, as Bolt leaves it. */
export function createRoutes(app: App): Routes {
  const listeners = new Map<string, Listener<never>>();
  const connect =
    (kind: Kind) =>
    (id: string, listener: Listener<never>): void => {
      const key = `${kind} ${id}`;
      if (listeners.has(key)) throw new Error(`There are two listeners for ${key}.`);
      listeners.set(key, listener);
    };
  app.use(async (args) => {
    const listener = listeners.get(keyOf(args) ?? '');
    // The key says which kind of request it is, and so which listener may take it; the types do not know that.
    await listener?.(args as never);
  });
  return {
    command: connect('command'),
    shortcut: connect('shortcut'),
    action: connect('action'),
    view: connect('view'),
    event: connect('event'),
  };
}

type Kind = keyof Routes;

function keyOf(args: AnyMiddlewareArgs): `${Kind} ${string}` | undefined {
  if ('command' in args) return `command ${args.command.command}`;
  if ('event' in args) return `event ${args.event.type}`;
  if ('action' in args)
    return 'action_id' in args.action ? `action ${withoutNumber(args.action.action_id)}` : undefined;
  if ('view' in args) return args.body.type === 'view_submission' ? `view ${args.view.callback_id}` : undefined;
  if ('shortcut' in args) return `shortcut ${args.shortcut.callback_id}`;
  return undefined;
}

const withoutNumber = (actionId: string): string => actionId.replace(/:\d+$/, '');
