/** Numbers as text, bit for bit, and far smaller than their digits. */
export function packed(numbers: Int32Array | Float32Array | Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

export const unpackedInt32 = (text: string): Int32Array => new Int32Array(bytesOf(text));
export const unpackedFloat32 = (text: string): Float32Array => new Float32Array(bytesOf(text));
export const unpackedFloat64 = (text: string): Float64Array => new Float64Array(bytesOf(text));

/** A buffer of its own: Node's small ones share a pool, where a view may not be aligned. */
function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(text, 'base64')).buffer;
}
