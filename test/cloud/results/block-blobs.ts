import { elements } from '../xml.ts';

export type StorageAnswer =
  | { readonly kind: 'created' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

/** One file in Azure's storage: blocks that nobody sees, until a list names them. */
export class BlockBlob {
  readonly #waiting = new Map<string, Uint8Array>();
  /** Undefined until a list has been put. */
  content: Buffer | undefined;
  contentType = 'application/octet-stream';

  putBlock(id: string, body: Uint8Array): StorageAnswer {
    const length = Buffer.from(id, 'base64').length;
    if (length === 0 || length > 64) return refused(400, 'InvalidQueryParameterValue');
    if (body.length === 0) return refused(400, 'InvalidHeaderValue');
    const [other] = this.#waiting.keys();
    if (other !== undefined && other.length !== id.length) return refused(400, 'InvalidBlobOrBlock');
    this.#waiting.set(id, new Uint8Array(body));
    return { kind: 'created' };
  }

  putList(xml: string, contentType: string | undefined): StorageAnswer {
    const ids = elements(xml, 'Latest');
    if (!/<BlockList>[\s\S]*<\/BlockList>/.test(xml)) return refused(400, 'InvalidXmlDocument');
    const blocks = ids.map((id) => this.#waiting.get(id));
    const known = blocks.filter((block) => block !== undefined);
    if (known.length < blocks.length) return refused(400, 'InvalidBlockList');
    this.content = Buffer.concat(known);
    this.contentType = contentType ?? this.contentType;
    this.#waiting.clear();
    return { kind: 'created' };
  }
}

export function refused(status: number, code: string): StorageAnswer {
  return { kind: 'refused', status, code };
}
