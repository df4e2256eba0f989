import type { CloudResponse } from '../room.ts';
import { escapeXml } from '../xml.ts';

/** An error that S3 answers: thrown by the objects' code, worded once at the room's door. */
export class S3Refusal extends Error {
  override readonly name = 'S3Refusal';
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export function s3Error(status: number, code: string, message: string): CloudResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message><RequestId>local</RequestId></Error>`,
  };
}
