import { Failure } from '../model/failure.ts';

const AUDIENCE = 'sts.amazonaws.com';

/**
 * A fresh token of the job's own identity: it lives for about five minutes and must never be kept. The toolkit knows
 * where the runner mints it, tries again by itself, and masks it.
 *
 * @throws Failure when the job may not ask, or GitHub does not answer.
 */
export async function mintOidcToken(): Promise<string> {
  const { getIDToken } = await import('./bundled/core.ts');
  return getIDToken(AUDIENCE).catch((error: unknown) => {
    throw new Failure(
      `GitHub gives this job no identity, which \`aws-role\` needs: ${(error as Error).message}`,
      'Add `permissions: { id-token: write }` to the job and to every workflow that calls it.',
      { cause: error },
    );
  });
}
