import { openBuilds } from '../adapters/buildx.ts';
import { openClock } from '../adapters/clock.ts';
import { openImages } from '../adapters/images.ts';
import { openFetch } from '../adapters/proxied-fetch.ts';
import type { Environment } from '../inputs.ts';
import type { Job } from '../model/job.ts';
import type { BuildRequest } from '../model/request.ts';
import type { World } from '../ports.ts';
import type { Channel } from './channel.ts';
import { childVariables } from './child-variables.ts';
import { openConnection } from './connection.ts';
import { openHub } from './hub.ts';

/** All that a build needs of the world: neither Cloudflare nor a bucket. */
export function openWorkshop(
  request: BuildRequest,
  job: Job,
  environment: Environment,
  channel: Channel,
): Pick<World, 'images' | 'builds' | 'github' | 'clock' | 'log'> {
  const clock = openClock();
  const { log } = channel;
  const carrier = openFetch(environment);
  const images = openImages(openConnection(request, job, environment, channel, clock), carrier);
  return {
    clock,
    log,
    github: openHub(request, job, environment, carrier).github,
    images: maskedLogin(images, channel),
    builds: openBuilds({ environment: childVariables(environment), temp: job.temp, log }),
  };
}

/** The registry's password is a secret before it is anything else. */
export function maskedLogin(images: World['images'], { mask }: Channel): World['images'] {
  return {
    ...images,
    async login() {
      const login = await images.login();
      mask(login.password);
      return login;
    },
  };
}
