/// <reference lib="dom" />
import type { PageFile } from '../page-state.js';

/** A chosen file in the form in which it is sent. */
export async function readAsBase64(file: File): Promise<PageFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // In parts: one call with a large file would overflow the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { name: file.name, base64: btoa(binary) };
}

export const sizeOf = (bytes: number): string =>
  bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
