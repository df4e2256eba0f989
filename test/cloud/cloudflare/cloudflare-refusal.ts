import type { CloudResponse } from '../room.ts';

/** An error that Cloudflare's API answers, by its own code. */
export class CloudflareRefusal extends Error {
  override readonly name = 'CloudflareRefusal';
  readonly code: number;
  readonly status: number;
  readonly chain: readonly { readonly code: number; readonly message: string }[];

  constructor(
    code: number,
    message: string,
    status = 400,
    chain: readonly { readonly code: number; readonly message: string }[] = [],
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.chain = chain;
  }
}

/** The refusal of a record whose values are not allowed; `code` is the validator's own. */
export function invalid(code: number, message: string): CloudflareRefusal {
  return new CloudflareRefusal(1004, 'DNS Validation Error', 400, [{ code, message }]);
}

export function success(result: unknown, resultInfo?: unknown): CloudResponse {
  return json(200, {
    success: true,
    errors: [],
    messages: [],
    result,
    ...(resultInfo === undefined ? {} : { result_info: resultInfo }),
  });
}

export function refused(refusal: CloudflareRefusal): CloudResponse {
  const error = { code: refusal.code, message: refusal.message };
  const chained = refusal.chain.length === 0 ? error : { ...error, error_chain: refusal.chain };
  return json(refusal.status, { success: false, errors: [chained], messages: [], result: null });
}

function json(status: number, body: unknown): CloudResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', server: 'cloudflare', 'cf-ray': 'local-LCL' },
    body: JSON.stringify(body),
  };
}
