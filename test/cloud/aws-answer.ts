import type { CloudRequest, CloudResponse } from './room.ts';
import { escapeXml } from './xml.ts';

/** An error in the protocol of the request: JSON names a target, the query protocol does not. */
export function awsError(
  request: CloudRequest,
  status: number,
  code: string,
  message: string,
): CloudResponse {
  if (request.headers['x-amz-target']) {
    return {
      status,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify({ __type: code, message }),
    };
  }
  const type = status < 500 ? 'Sender' : 'Receiver';
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse><Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
  };
}
