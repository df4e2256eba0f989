import type { Job } from '../../src/model/job.ts';

/** What GitHub says of a job of the environment production, without a signature: here nobody looks at one. */
export function jobToken({ repository = '', ref = '', event = '' }: Job): string {
  const claims = {
    sub: `repo:${repository}:environment:production`,
    aud: 'sts.amazonaws.com',
    iss: 'https://token.actions.githubusercontent.com',
    ...{ repository, repository_id: '456', repository_owner_id: '123', ref },
    ...{ environment: 'production', event_name: event },
    job_workflow_ref: `${repository}/.github/workflows/doctor.yml@${ref}`,
  };
  return ['{}', JSON.stringify(claims), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');
}
