import { openAlarms } from '../../src/adapters/alarms.ts';
import { openCertificates } from '../../src/adapters/certificates.ts';
import { openAwsCheckup } from '../../src/adapters/checkup-aws.ts';
import { openCloudflare } from '../../src/adapters/cloudflare.ts';
import { openEcs } from '../../src/adapters/ecs.ts';
import { openGitHub } from '../../src/adapters/github.ts';
import { openIdentity } from '../../src/adapters/identity.ts';
import { openImages } from '../../src/adapters/images.ts';
import { openLoadBalancing } from '../../src/adapters/load-balancing.ts';
import { openScaling } from '../../src/adapters/scaling.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store.ts';
import { openTaskLogs } from '../../src/adapters/task-logs.ts';
import { cloudFetch } from './cloud-fetch.ts';
import type { CloudResponse } from './room.ts';
import { sdkHandler } from './sdk-handler.ts';

/**
 * Has every adapter load what it loads lazily, by one call that is refused. Virtual time cannot see a
 * module on its way, and would run ahead by minutes when the first call of a kind is made.
 */
export function warmUp(): Promise<unknown> {
  warm ??= Promise.allSettled(calls());
  return warm;
}

let warm: Promise<unknown> | undefined;

const refuses = async (): Promise<CloudResponse> => ({ status: 400, headers: {}, body: '{}' });

function calls(): readonly Promise<unknown>[] {
  const clock = { now: () => 0, sleep: async () => {} };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const aws = { region: 'eu-central-1', credentials, requestHandler: sdkHandler(refuses), clock };
  const fetch = cloudFetch(refuses);
  const nowhere = async () => ({ name: 'none' });
  const checkup = openAwsCheckup({ connection: aws, bucket: nowhere, identity: async () => '' });
  const apiUrl = 'https://cloud.invalid';
  return [
    openAlarms(aws).states(['none']),
    openCertificates(aws).find('none'),
    openEcs(aws).services('none', ['none']),
    openIdentity(aws).account(),
    openImages(aws, fetch).find(`1.dkr.ecr.eu-central-1.amazonaws.com/none@sha256:${'0'.repeat(64)}`),
    openLoadBalancing(aws).targetHealth('none'),
    openScaling(aws).target('none', 'none'),
    openSecrets(aws).value('none'),
    openStore(aws, 'none').get('none'),
    openTaskLogs(aws).read('none', 'none'),
    checkup.trustPolicy('none'),
    checkup.addressRoom(),
    openCloudflare({ token: 'none', baseUrl: apiUrl, fetch, clock }).zoneOf('none.example.com'),
    openGitHub({ token: 'none', repository: 'none/none', apiUrl, fetch }).runFinished('1', 1),
  ];
}
