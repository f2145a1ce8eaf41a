import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MoveModel, readMoveModel } from './move-model.js';
import { readTopicModel, type TopicModel } from './topic-model.js';

/** The trained models that come with the bot; each is read at its first use and kept, and absent where a build has none. */
export interface ShippedModels {
  readonly model?: (() => TopicModel) | undefined;
  readonly moveModel?: (() => MoveModel) | undefined;
}

/** Beside `src` and `dist`. */
const FOLDER = join(import.meta.dirname, '..', '..', 'data', 'model');

export function shippedModels(folder: string = FOLDER): ShippedModels {
  return {
    model: lateModel(join(folder, 'topics.json'), readTopicModel),
    moveModel: lateModel(join(folder, 'moves.json'), readMoveModel),
  };
}

// Our own scripts wrote the files; their `format` is what the readers were written for.
function lateModel<File, Model>(path: string, read: (file: File) => Model): (() => Model) | undefined {
  if (!existsSync(path)) return undefined;
  let model: Model | undefined;
  return () => {
    model ??= read(JSON.parse(readFileSync(path, 'utf8')) as File);
    return model;
  };
}
