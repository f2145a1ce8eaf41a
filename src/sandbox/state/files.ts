import type { Channel, StoredFile, User } from './entities.js';
import type { State } from './state.js';

/** A file that a person attaches. */
export interface NewFile {
  readonly name: string;
  readonly content: string | Buffer;
  readonly title?: string;
  readonly mimetype?: string;
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
};

/** Keeps the file; another company's file in a shared channel is marked `check_file_info`, as Slack does. */
export function storeFile(
  state: State,
  user: User,
  channel: Channel | undefined,
  file: NewFile,
  nowMs: number,
): StoredFile {
  const filetype = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? 'binary';
  const stored: StoredFile = {
    id: state.ids.next('F'),
    name: file.name,
    title: file.title ?? file.name,
    mimetype: file.mimetype ?? MIME_TYPES[filetype] ?? 'application/octet-stream',
    filetype,
    user: user.id,
    created: Math.floor(nowMs / 1000),
    checkFileInfo: channel?.isExtShared === true && user.teamId !== state.team.id,
    content: Buffer.from(file.content),
    channels: new Set(channel ? [channel.id] : []),
  };
  state.files.set(stored.id, stored);
  return stored;
}

/** A file as Slack's Web API shows it. */
export const fileJson = (file: StoredFile, origin: string, teamId: string): Record<string, unknown> => ({
  id: file.id,
  name: file.name,
  title: file.title,
  mimetype: file.mimetype,
  filetype: file.filetype,
  pretty_type: file.filetype.toUpperCase(),
  user: file.user,
  user_team: teamId,
  created: file.created,
  timestamp: file.created,
  size: file.content.length,
  mode: 'hosted',
  editable: false,
  is_external: false,
  external_type: '',
  is_public: true,
  public_url_shared: false,
  url_private: `${origin}/files-pri/${teamId}-${file.id}/${encodeURIComponent(file.name)}`,
  url_private_download: `${origin}/files-pri/${teamId}-${file.id}/download/${encodeURIComponent(file.name)}`,
  permalink: `${origin}/files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`,
  channels: [...file.channels],
  has_rich_preview: false,
});

/** A file as it stands in an event: of another company's file only its id. */
export const fileInEvent = (file: StoredFile, origin: string, teamId: string): Record<string, unknown> =>
  file.checkFileInfo
    ? { id: file.id, mode: 'file_access', file_access: 'check_file_info', created: 0, timestamp: 0, user: '' }
    : fileJson(file, origin, teamId);
