export interface StoredObject {
  readonly body: string;
  readonly etag: string;
  /** When the store wrote it and what its clock says now: both by the store's own clock. */
  readonly modifiedAt: number;
  readonly storeNow: number;
}

export type WriteAnswer = { readonly kind: 'written'; readonly etag: string } | { readonly kind: 'refused' };

export interface Store {
  get(key: string): Promise<StoredObject | undefined>;
  /** If-None-Match: refused when the key exists. */
  create(key: string, body: string): Promise<WriteAnswer>;
  /** If-Match: refused when the object is no longer the one with this etag. */
  replace(key: string, body: string, etag: string): Promise<WriteAnswer>;
  /** If-Match: refused when the object is no longer the one with this etag; `gone` counts as removed. */
  remove(key: string, etag: string): Promise<'removed' | 'refused'>;
}
