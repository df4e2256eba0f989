import type { Job } from '../model/job.ts';
import { parentOf, previewCoverage } from '../model/preview-host.ts';
import type { CommonRequest, Request } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import type { Problem } from './problem.ts';

/** A load balancer's name has at most 32 characters, and ends in `-green`. */
const LONGEST_KEY = 32 - '-green'.length;

/** What cannot be, although each value alone is right. */
export function judgeCombinations(request: Request, job: Pick<Job, 'pullRequest'>): readonly Problem[] {
  return [...judgeNames(request), ...judgeHosts(request), ...judgeToken(request, job), ...judgeOwn(request)];
}

function judgeNames(request: CommonRequest): readonly Problem[] {
  const key = siteKey(request.site);
  if (key.length <= LONGEST_KEY) return [];
  return [
    {
      said: `\`name\` and \`environment\` make "${key}", ${key.length} characters, and a load balancer has room for ${LONGEST_KEY}.`,
      remedy: 'Shorten `name` or `environment`.',
    },
  ];
}

function judgeHosts(request: CommonRequest): readonly Problem[] {
  const { hostname, previewHostnames } = request.site;
  const parent = parentOf(hostname);
  return Object.values(previewHostnames).flatMap((preview): readonly Problem[] => {
    const remedy = `Give hosts of one label below ${parent}, such as \`green.${parent}\`.`;
    if (preview === hostname) return [{ said: `The preview host ${preview} is the public host.`, remedy }];
    const coverage = previewCoverage(parent, preview);
    if (coverage === 'outside') {
      return [
        { said: `The preview host ${preview} of \`preview-hostnames\` is not below ${parent}.`, remedy },
      ];
    }
    if (coverage === 'covered') return [];
    const said = `The preview host ${preview} of \`preview-hostnames\` is more than one label below ${parent}: a certificate for *.${parent} does not cover it.`;
    return [{ said, remedy }];
  });
}

/** A build never asks Cloudflare, and a fork's plan asks nobody: its job sees no secret and no variable that could name one. */
function judgeToken(request: Request, { pullRequest }: Pick<Job, 'pullRequest'>): readonly Problem[] {
  const given = [request.cloudflareApiToken, request.cloudflareApiTokenSecret].filter(Boolean).length;
  const asksNobody =
    request.command === 'build' || (request.command === 'plan' && pullRequest?.head?.fork === true);
  if (given === 1 || (given === 0 && asksNobody)) return [];
  const names = '`cloudflare-api-token` and `cloudflare-api-token-secret`';
  return [
    {
      said: given === 0 ? `Neither of ${names} is given.` : `Both of ${names} are given.`,
      remedy: 'Give exactly one: the token, or the id of the secret in AWS Secrets Manager that holds it.',
    },
  ];
}

function judgeOwn(request: Request): readonly Problem[] {
  if (request.command === 'rollback' && request.inPlace && request.to === 'adopted') {
    return [
      {
        said: '`in-place` puts a release on the live colour, and `adopted` is not a release.',
        remedy: 'Leave `in-place` out, or give a release in `to`.',
      },
    ];
  }
  if (request.command !== 'deploy' || request.migrateStatementTimeoutMs === undefined) return [];
  if (request.migrateStatementTimeoutMs > request.migrateLockTimeoutMs) return [];
  return [
    {
      said: '`migrate-statement-timeout` is not longer than `migrate-lock-timeout`, which could then never end a wait.',
      remedy: 'Give the statement more time than the lock.',
    },
  ];
}
