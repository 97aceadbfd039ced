const HEADER_BYTES = 6 + 16

/**
 * A PNG picture wrapped as an ICO file, for whoever asks for /favicon.ico.
 * @see https://en.wikipedia.org/wiki/ICO_(file_format)
 */
export function iconFile(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(1, 4)
  header.writeUInt8(size, 6)
  header.writeUInt8(size, 7)
  header.writeUInt16LE(1, 10)
  header.writeUInt16LE(32, 12)
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(HEADER_BYTES, 18)
  return Buffer.concat([header, png])
}
