import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST_COLORS = 256;

/** The same picture in its 256 most frequent colours, which is all that a page of text has: about a third of its size. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = read(png);
  const palette = frequent(pixels);
  const nearest = new Map(palette.map((color, at) => [color, at]));
  const lines = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < pixels.length; at += 1) {
    const color = pixels[at] ?? 0;
    let index = nearest.get(color);
    if (index === undefined) {
      index = nearestOf(color, palette);
      nearest.set(color, index);
    }
    lines[at + Math.floor(at / width) + 1] = index;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((color) => channels(color)));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colors),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function frequent(pixels: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const byCount = [...counts].toSorted(([, one], [, other]) => other - one);
  return byCount.slice(0, MOST_COLORS).map(([color]) => color);
}

function nearestOf(color: number, palette: readonly number[]): number {
  const [red, green, blue] = channels(color);
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [at, other] of palette.entries()) {
    const [otherRed, otherGreen, otherBlue] = channels(other);
    const distance = (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2;
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

function channels(color: number): readonly [number, number, number] {
  return [color >> 16, (color >> 8) & 255, color & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** One number a pixel: red, green, blue. */
  readonly pixels: Uint32Array;
}

/** Of eight bits a channel, with or without transparency, which is what a browser writes. */
function read(png: Buffer): Picture {
  const [width, height, type] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  const size = type === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * size, size);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const from = at * size;
    pixels[at] = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
  }
  return { width, height, pixels };
}

/** Each line is written as what differs from a neighbour: none, left, above, their mean, or the likeliest of three. */
function unfiltered(raw: Buffer, length: number, size: number): Uint8Array {
  const lines = raw.length / (length + 1);
  const bytes = new Uint8Array(lines * length);
  for (let line = 0; line < lines; line += 1) {
    const filter = raw[line * (length + 1)];
    for (let at = 0; at < length; at += 1) {
      const here = line * length + at;
      const left = at < size ? 0 : (bytes[here - size] ?? 0);
      const above = bytes[here - length] ?? 0;
      const corner = at < size ? 0 : (bytes[here - length - size] ?? 0);
      const added = [0, left, above, (left + above) >> 1, likeliest(left, above, corner)][filter ?? 0] ?? 0;
      bytes[here] = (raw[line * (length + 1) + 1 + at] ?? 0) + added;
    }
  }
  return bytes;
}

function likeliest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
