import type { CloudChild } from '../cloud/full-cloud.ts';
import { HOSTNAME, SITE } from './stage.ts';

type Inputs = Readonly<Record<string, string>>;

/** How long the new colour is watched: long enough for release 4 to show its fault, short enough to be waited for. */
const BAKE_SECONDS = 10;

/** What every command is given. */
export function commonInputs(child: CloudChild): Inputs {
  return {
    ...SITE,
    hostname: HOSTNAME,
    'cloudflare-api-token': child.token,
    'github-token': child.token,
  };
}

/** The smallest of everything, to be thrown away, and two web tasks of the project in test/app. */
export const VARIABLES = [
  'size = development',
  'deletion_protection = false',
  'wsgi_application = shop.wsgi:application',
  'celery_application = shop',
  'web_min = 2',
  'worker_health_check = {"interval": 5}',
  'gunicorn = {"workers": 2, "threads": 12}',
].join('\n');

export function deployInputs(child: CloudChild, image: string, more: Inputs = {}): Inputs {
  return {
    ...commonInputs(child),
    command: 'deploy',
    image,
    variables: VARIABLES,
    'verify-paths': '/orders/ 200',
    bake: `${BAKE_SECONDS}s`,
    warm: '1h',
    ...more,
  };
}

/** What a pull request's workflow plans. */
export function planInputs(child: CloudChild, more: Inputs): Inputs {
  return { ...commonInputs(child), command: 'plan', ...more };
}

export function rollbackInputs(child: CloudChild, more: Inputs = {}): Inputs {
  return { ...commonInputs(child), command: 'rollback', ...more };
}

/** Migrations by the stages of django-syzygy. */
export const TWO_PHASES: Inputs = {
  'migrate-command': 'python manage.py migrate --pre-deploy --noinput',
  'contract-command': 'python manage.py migrate --noinput',
};

export function settleInputs(child: CloudChild, release: string): Inputs {
  return { ...commonInputs(child), command: 'settle', release };
}
