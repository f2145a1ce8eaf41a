import { Inflate } from 'fflate';

/** What a zip archive would take when it is expanded. */
export type ZipSize =
  | { readonly kind: 'fits'; readonly bytes: number; readonly names: readonly string[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'broken' };

const END_RECORD = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** The end record is 22 bytes, then a comment of at most 65,535. */
const END_RECORD_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 2_000;
/** Compressed bytes that are inflated at once: little enough that a bomb is stopped early. */
const STEP = 16_384;

/**
 * Measures an archive by inflating each entry piece by piece and forgetting the output, because the sizes that its
 * directory states can lie. Stops as soon as the whole would exceed `maxBytes`.
 */
export function measureZip(bytes: Uint8Array, maxBytes: number): ZipSize {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  if (end === undefined) return { kind: 'broken' };
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (entries > MOST_ENTRIES) return { kind: 'too-large' };
  let total = 0;
  const names: string[] = [];
  for (let n = 0; n < entries; n += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return { kind: 'broken' };
    if (view.getUint16(at + 8, true) & 1) return { kind: 'encrypted' };
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const header = view.getUint32(at + 42, true);
    names.push(Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'));
    if (header + 30 > view.byteLength || view.getUint32(header, true) !== LOCAL_HEADER) return { kind: 'broken' };
    const data = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    if (data + packed > view.byteLength || (method !== 0 && method !== 8)) return { kind: 'broken' };
    const size = method === 0 ? packed : inflatedSize(bytes.subarray(data, data + packed), maxBytes - total);
    if (size === undefined) return { kind: 'broken' };
    total += size;
    if (total > maxBytes) return { kind: 'too-large' };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { kind: 'fits', bytes: total, names };
}

function findEndRecord(view: DataView): number | undefined {
  const last = view.byteLength - END_RECORD_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return undefined;
}

/** How many bytes come out, or a number above `most` as soon as it is passed; `undefined` for bad data. */
function inflatedSize(packed: Uint8Array, most: number): number | undefined {
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && size <= most; at += STEP) {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch {
    return undefined;
  }
  return size;
}
