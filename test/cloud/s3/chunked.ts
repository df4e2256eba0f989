import type { CloudRequest } from '../room.ts';

/**
 * The object's bytes. SDKs that send a checksum behind the body frame it as `aws-chunked`: hexadecimal
 * length, extensions, line end, bytes, line end; then trailers.
 */
export function objectBytes(request: CloudRequest): Uint8Array {
  const encoding = request.headers['content-encoding'] ?? '';
  const hash = request.headers['x-amz-content-sha256'] ?? '';
  if (!encoding.includes('aws-chunked') && !hash.startsWith('STREAMING-')) return request.body;
  return unframe(Buffer.from(request.body));
}

function unframe(framed: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = framed.indexOf('\r\n', at);
    if (lineEnd === -1) break;
    const length = Number.parseInt(framed.toString('latin1', at, lineEnd), 16);
    if (!(length > 0)) break;
    chunks.push(framed.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return Buffer.concat(chunks);
}
