import { createHash } from 'node:crypto';
import type { Zone } from '../cloudflare/zone.ts';
import type { CloudClock } from '../room.ts';

export interface Certificate {
  readonly arn: string;
  /** The first is the certificate's own domain name. */
  readonly hostnames: readonly string[];
  readonly requestedAt: number;
  readonly token: string | undefined;
  readonly tags: Map<string, string>;
  /** Set once, and then it stays: an issued certificate outlives its validation records. */
  settled?: { readonly status: 'ISSUED' | 'FAILED'; readonly at: number; readonly failure?: string };
}

export interface ValidationRecord {
  readonly name: string;
  readonly content: string;
}

/** All certificates of the account. They progress when they are looked at, by the cloud's clock. */
export class Certificates {
  readonly all: Certificate[] = [];
  /** Milliseconds until ACM has chosen its validation records. */
  optionsAfter = 3000;
  /** Milliseconds from the records' existence to the certificate. */
  issuedAfter = 20_000;
  /** A CAA record of the zone forbids Amazon. */
  caaForbids = false;
  readonly #clock: CloudClock;
  readonly #zones: readonly Zone[];

  constructor(clock: CloudClock, zones: readonly Zone[]) {
    this.#clock = clock;
    this.#zones = zones;
  }

  /** An operator's hand: a certificate that is issued already. */
  give(arn: string, hostnames: readonly string[], tags: Readonly<Record<string, string>> = {}): void {
    const now = this.#clock.now();
    this.all.push({
      arn,
      hostnames,
      requestedAt: now,
      token: undefined,
      tags: new Map(Object.entries(tags)),
      settled: { status: 'ISSUED', at: now },
    });
  }

  /** Undefined while ACM has not chosen them. */
  validation(certificate: Certificate): readonly ValidationRecord[] | undefined {
    if (this.#clock.now() < certificate.requestedAt + this.optionsAfter) return undefined;
    return certificate.hostnames.map((hostname) => ({
      name: `_${hash(`name ${hostname}`)}.${hostname.replace(/^\*\./, '')}`,
      content: `_${hash(`value ${hostname}`)}.acm-validations.aws`,
    }));
  }

  /** Settles the certificate when its time has come. */
  look(certificate: Certificate): Certificate {
    const since = certificate.settled ? undefined : this.#validatedAt(certificate);
    const at = since === undefined ? undefined : since + this.issuedAfter;
    if (at !== undefined && at <= this.#clock.now()) {
      certificate.settled = this.caaForbids
        ? { status: 'FAILED', at, failure: 'CAA_ERROR' }
        : { status: 'ISSUED', at };
    }
    return certificate;
  }

  /** When the last of the validation records came to be, if all of them exist and none is proxied. */
  #validatedAt(certificate: Certificate): number | undefined {
    const wanted = this.validation(certificate);
    const found = wanted?.map(({ name, content }) =>
      this.#zones
        .flatMap((zone) => zone.named(name))
        .find((record) => record.type === 'CNAME' && record.content === content && !record.proxied),
    );
    if (!found || found.includes(undefined)) return undefined;
    return Math.max(...found.map((record) => Date.parse(record?.modified_on ?? '')));
  }
}

function hash(of: string): string {
  return createHash('md5').update(of).digest('hex');
}
