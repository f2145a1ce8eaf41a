import { assembleLibrary, type LoadOutcome } from './assemble.js';
import { createReader } from './folder-reader.js';

/**
 * The library of some folders, as `loadLibrary` gives it. Where the build has checked every file, the schemas are not
 * even loaded: they take longer than all the rest, and more memory.
 */
export async function openLibrary(folders: readonly string[]): Promise<LoadOutcome> {
  const built = assembleLibrary(createReader(folders, {}));
  if (built.kind === 'loaded') return built;
  const { loadLibrary } = await import('./load.js');
  return loadLibrary(folders);
}
