import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTopicModel, type TopicModel } from './topic-model.js';
import type { TopicModelFile } from './topic-model-file.js';

/** The trained topics that come with the bot, beside `src` and `dist`. */
const MODEL_FILE = join(import.meta.dirname, '..', '..', 'data', 'model', 'topics.json');

/** Reads the model at its first use and keeps it; undefined where this build has none. */
export function shippedModel(file: string = MODEL_FILE): (() => TopicModel) | undefined {
  if (!existsSync(file)) return undefined;
  let model: TopicModel | undefined;
  // Our own script wrote the file; its `format` is what `readTopicModel` was written for.
  const read = (): TopicModel => readTopicModel(JSON.parse(readFileSync(file, 'utf8')) as TopicModelFile);
  return () => {
    model ??= read();
    return model;
  };
}
