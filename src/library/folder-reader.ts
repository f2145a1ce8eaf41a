import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, FileKind, FileTypes, FolderKind, Take } from './layout.js';
import { didYouMean } from './nearest.js';
import { isProblems, type Problem } from './problems.js';
import { readSnapshot, SNAPSHOT_FILE, type Snapshot } from './snapshot.js';
import { parseYaml, type YamlFile } from './yaml-file.js';

export interface ReadOptions {
  /** Data of files that the build has checked; default: what `npm run build` left. */
  readonly snapshot?: Snapshot;
  /** The file's value in its type, or every way in which it does not fit; without it a file that is not in the snapshot is a problem. */
  readonly check?: <K extends FileKind>(kind: K, yaml: YamlFile) => FileTypes[K] | readonly Problem[];
  /** Told of each file that was parsed and fits its schema. */
  readonly onChecked?: (kind: string, bytes: Uint8Array, data: unknown) => void;
}

/** Reads the files of folders laid over one another, and keeps what is wrong with them. */
export interface FolderReader {
  readonly take: Take;
  /** Names of the files that could not be taken, as `glossary.yml` or `patterns/ai-reseller`. */
  readonly failed: ReadonlySet<string>;
  /** Ask once everything is taken: then files that nothing takes are problems too. */
  problems(): readonly Problem[];
  /** SHA-256 over the names, layers and bytes of all files taken. */
  digest(): string;
}

/** The library that comes with the bot, beside `src` and `dist`. */
const SHIPPED_FOLDER = join(import.meta.dirname, '..', '..', 'data');

interface Found<K extends FileKind = FileKind> {
  /** As LIBRARY_DIR names it, for messages. */
  readonly path: string;
  /** `glossary.yml`, or `patterns/ai-reseller`. */
  readonly name: string;
  /** `glossary.yml`, or `patterns`. */
  readonly kind: K;
  /** Which folder it is in: 0 is the first. */
  readonly layer: number;
}

export function createReader(
  folders: readonly string[],
  { snapshot = readSnapshot(SNAPSHOT_FILE), check, onChecked }: ReadOptions,
): FolderReader {
  const problems: Problem[] = [];
  const failed = new Set<string>();
  const known = new Set<string>();
  const hash = createHash('sha256');
  const listings = folders.map((folder) => listFolder(folder));

  function read<K extends FileKind>(found: Found<K>): Checked<FileTypes[K]>[] {
    const checked = readChecked(found);
    if (isProblems(checked)) {
      problems.push(...checked);
      failed.add(found.name);
      return [];
    }
    return [checked];
  }

  function readChecked<K extends FileKind>({
    path,
    name,
    kind,
    layer,
  }: Found<K>): Checked<FileTypes[K]> | readonly Problem[] {
    const bytes = readBytes(path);
    if (typeof bytes === 'string') return [wholeFile(path, bytes)];
    hash.update(`${layer}\0${name}\0${bytes.length}\0`).update(bytes);
    const internal = layer > 0;
    const stored = snapshot.find(kind, bytes);
    if (stored !== undefined) {
      // What the schema gave for these very bytes when the build ran.
      return { yaml: lazyYaml(path, bytes), data: stored as FileTypes[K], internal };
    }
    if (!check) return [wholeFile(path, 'the build has not checked this file.')];
    const yaml = parseYaml(path, bytes);
    if (isProblems(yaml)) return yaml;
    const data = check(kind, yaml);
    if (isProblems(data)) return data;
    onChecked?.(kind, bytes, data);
    return { yaml, data, internal };
  }

  function file<K extends FileKind>(name: K): Checked<FileTypes[K]>[] {
    known.add(name);
    return folders.flatMap((folder, layer) =>
      listings[layer]?.includes(name) ? read({ path: join(folder, name), name, kind: name, layer }) : [],
    );
  }

  const take: Take = {
    file,
    fileOrShipped: (name) => {
      const own = file(name);
      const isMissing = listings.every((listing) => !listing?.includes(name));
      return isMissing ? read({ path: join(SHIPPED_FOLDER, name), name, kind: name, layer: 0 }) : own;
    },
    required: (name) => {
      // A folder that is not there is a problem of its own.
      if (listings.every((listing) => listing !== undefined && !listing.includes(name))) {
        failed.add(name);
        const message = 'the file is missing. LIBRARY_DIR must name a folder with a pattern library.';
        problems.push(wholeFile(join(folders[0] ?? '.', name), message));
      }
      return file(name);
    },
    folder: <K extends FolderKind>(kind: K) => {
      known.add(kind);
      const files = new Map<string, Found<K>>();
      for (const [layer, folder] of folders.entries()) {
        if (!listings[layer]?.includes(kind)) continue;
        for (const entry of listFolder(join(folder, kind)) ?? []) {
          const path = join(folder, kind, entry);
          if (entry.endsWith('.yml')) {
            files.set(entry, { path, name: `${kind}/${entry.slice(0, -'.yml'.length)}`, kind, layer });
          } else if (entry.endsWith('.yaml')) {
            problems.push(wholeFile(path, 'the file would not be read: its name ends in ".yaml"; expected ".yml".'));
          }
        }
      }
      return [...files.values()].flatMap((found) => {
        const expected = found.name.slice(kind.length + 1);
        return read(found).filter(({ yaml, data: { id } }) => {
          if (id === expected) return true;
          problems.push(yaml.problemAt(['id'], `id is "${id}"; expected the file's name, "${expected}".`));
          failed.add(found.name);
          return false;
        });
      });
    },
  };

  return {
    take,
    failed,
    problems: () => [...problems, ...folderProblems(folders, listings, [...known])],
    digest: () => hash.digest('hex'),
  };
}

/** Folders that are not there, and files that no part of a library takes. */
function folderProblems(
  folders: readonly string[],
  listings: readonly (readonly string[] | undefined)[],
  known: readonly string[],
): Problem[] {
  // A wrong folder is one problem, not one for each file in it.
  const isNoLibrary = !listings.some((listing) => listing?.includes('library.yml'));
  return folders.flatMap((folder, layer) => {
    const listing = listings[layer];
    if (!listing) return [wholeFile(folder, 'there is no such folder. LIBRARY_DIR names it.')];
    if (isNoLibrary) return [];
    return listing
      .filter((entry) => !known.includes(entry))
      .flatMap((entry) => {
        const nearest = didYouMean(entry, known);
        if (nearest === '' && !/\.ya?ml$/.test(entry)) return [];
        const hint = nearest || ` Expected one of ${known.join(', ')}.`;
        return [wholeFile(join(folder, entry), `"${entry}" is no part of a library and would not be read.${hint}`)];
      });
  });
}

function wholeFile(file: string, message: string): Problem {
  return { file, line: 1, column: 1, message };
}

/** The names in a folder, in order, without hidden ones; undefined where there is no such folder. */
function listFolder(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((entry) => !entry.startsWith('.'))
      .sort();
  } catch {
    return undefined;
  }
}

/** The bytes, or why they cannot be had. */
function readBytes(file: string): Uint8Array | string {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return `the file cannot be read (${code}).`;
  }
}

/** Parses only where a problem needs a place. */
function lazyYaml(file: string, bytes: Uint8Array): Checked<unknown>['yaml'] {
  return {
    file,
    problemAt: (path, message, key) => {
      const yaml = parseYaml(file, bytes);
      return isProblems(yaml) ? wholeFile(file, message) : yaml.problemAt(path, message, key);
    },
  };
}
