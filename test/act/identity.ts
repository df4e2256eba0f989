import { createServer } from 'node:http';
import { listenWith } from '../cloud/listen.ts';

/** What a job's token says about it, as far as a role's trust asks. */
export interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  readonly ref: string;
  readonly job_workflow_ref: string;
}

export interface Identity {
  /** For jobs. Its query has what decides the subject: `ref`, `workflow`, and `environment` where the job names one. */
  readonly address: string;
  /** With it a job may ask. */
  readonly password: string;
  /** Of every token that was minted, in order. */
  readonly minted: readonly Claims[];
  close(): Promise<void>;
}

const ISSUER = 'https://token.actions.githubusercontent.com';

/**
 * Mints the jobs' tokens as GitHub does, by the subjects that it documents. The signature is none: nobody on the local
 * cloud looks at it.
 */
export async function openIdentity(repository: string): Promise<Identity> {
  const password = 'may-ask';
  const minted: Claims[] = [];
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${password}`) {
      response.writeHead(401).end();
      return;
    }
    const claims = claimsOf(repository, new URL(request.url ?? '/', ISSUER).searchParams);
    minted.push(claims);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ value: tokenOf(claims) }));
  });
  const listening = await listenWith(server);
  return {
    ...{ address: `http://127.0.0.1:${listening.port}/token`, password, minted },
    close: () => listening.close(),
  };
}

function claimsOf(repository: string, query: URLSearchParams): Claims {
  const [ref = '', environment] = [query.get('ref') ?? '', query.get('environment')];
  const place = ref.startsWith('refs/pull/') ? 'pull_request' : `ref:${ref}`;
  return {
    ...{ iss: ISSUER, aud: query.get('audience') ?? '', ref },
    sub: `repo:${repository}:${environment === null ? place : `environment:${environment}`}`,
    job_workflow_ref: query.get('workflow') ?? '',
  };
}

function tokenOf(claims: Claims): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'none' }), part(claims), ''].join('.');
}
