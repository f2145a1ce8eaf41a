import type { Core } from '../core.js';
import { act } from '../people/act.js';
import { openAppHome } from '../people/app-home.js';
import { runCommand } from '../people/commands.js';
import type { ActTarget } from '../people/containers.js';
import { say } from '../people/messages.js';
import { actingUser } from '../people/payload.js';
import { runShortcut } from '../people/shortcuts.js';
import { closeView, submitView } from '../people/submit.js';
import { suggest } from '../people/suggest.js';
import { storeFile } from '../state/files.js';
import type { PageAct, PageActResult, PageFile } from './page-state.js';

const decoded = (file: PageFile) => ({ name: file.name, content: Buffer.from(file.base64, 'base64') });

const outcome = (answer: { readonly status?: number; readonly error?: string } | undefined): PageActResult => {
  if (answer?.error) return { ok: false, error: answer.error };
  return answer?.status === undefined || answer.status === 200
    ? { ok: true }
    : { ok: false, error: `http_${answer.status}` };
};

/** Does what the person asked for on the page. */
export async function perform(core: Core, asked: PageAct): Promise<PageActResult> {
  const { user } = asked;
  switch (asked.kind) {
    case 'say':
      return { ok: true, ts: say(core, { ...asked, files: (asked.files ?? []).map(decoded) }).ts };
    case 'command':
      return outcome(await runCommand(core, asked));
    case 'act': {
      const { blockId, actionId, value } = asked;
      return outcome(await act(core, { ...(asked.target as ActTarget), user, blockId, actionId, value }));
    }
    case 'suggest': {
      const { blockId, actionId, query } = asked;
      const options = await suggest(core, { ...(asked.target as ActTarget), user, blockId, actionId, query });
      return { ok: true, options: options as Record<string, unknown>[] };
    }
    case 'submit':
      return outcome(await submitView(core, asked));
    case 'close':
      await closeView(core, asked);
      return { ok: true };
    case 'shortcut':
      return outcome(await runShortcut(core, asked));
    case 'open':
      return outcome(await openAppHome(core, asked));
    case 'dismiss': {
      const viewer = actingUser(core, user).id;
      const index = core.state.ephemerals.findIndex((one) => one.ts === asked.ts && one.viewer === viewer);
      if (index >= 0) core.state.ephemerals.splice(index, 1);
      core.changed();
      return { ok: true };
    }
    case 'upload':
      return {
        ok: true,
        fileId: storeFile(core.state, actingUser(core, user), undefined, decoded(asked.file), core.now()).id,
      };
    default:
      return { ok: false, error: `unknown action ${String((asked as { kind: unknown }).kind)}` };
  }
}
