/** The files beside engine.js: what they are called and how they are made up. */

export const PACK = "app.pack.gz";
export const SNAPSHOT = "snapshot.bin";
export const STDLIB = "python_stdlib.zip";

/** Where the pack is unpacked; compile.py knows it too. */
export const APP = "/engine";

const DIGEST_BYTES = 32;

/**
 * Writes the files of a pack into Pyodide's file system. It begins with the size of a table, which
 * is JSON: [[name, size], …]. The contents follow, and are not copied.
 */
export function unpack(pack, FS) {
  const size = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true);
  let at = 4 + size;
  for (const [name, length] of JSON.parse(new TextDecoder().decode(pack.subarray(4, at)))) {
    const file = `${APP}/${name}`;
    FS.mkdirTree(file.slice(0, file.lastIndexOf("/")));
    FS.writeFile(file, pack.subarray(at, at + length), { canOwn: true });
    at += length;
  }
}

/** A snapshot file: the SHA-256 of what follows, which is the heap, compressed. */
export function sealed(compressed, digest) {
  return Buffer.concat([digest, compressed]);
}

/** Returns the compressed heap of a snapshot file. Throws if it is damaged. */
export async function checked(file, digest) {
  const compressed = file.subarray(DIGEST_BYTES);
  const found = await digest(compressed);
  if (found?.some((byte, at) => byte !== file[at])) {
    throw new Error(`${SNAPSHOT} is damaged`);
  }
  return compressed;
}
