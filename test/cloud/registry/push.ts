import type { Manifest } from '../../app/image-index.ts';

/** The registry behind the door, with what logs in there. */
export interface Origin {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  readonly authorization: string;
}

/** Stores a manifest under its digest. The registry refuses one that names what it does not hold. */
export function putManifest(origin: Origin, repository: string, manifest: Manifest): Promise<Response> {
  return fetch(`http://${origin.host}/v2/${repository}/manifests/${manifest.digest}`, {
    method: 'PUT',
    headers: { authorization: origin.authorization, 'content-type': manifest.mediaType },
    body: manifest.body,
  });
}
