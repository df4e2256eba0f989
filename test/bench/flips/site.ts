import { openClock } from '../../../src/adapters/clock.ts';
import { openCloudflare } from '../../../src/adapters/cloudflare.ts';
import type { Color } from '../../../src/model/color.ts';
import type { Outlook } from '../../../src/steps/ground.ts';
import { editPublic, readPublic } from '../../../src/steps/public-record.ts';
import { LOCAL_TOKEN, openParts } from '../../cloud/cloud-parts.ts';
import { CLOUDFLARE_PATH, Door } from '../../cloud/door.ts';
import { Edge } from '../../cloud/edge/edge.ts';
import type { Target } from '../../cloud/edge/load-balancer.ts';
import { LoadBalancers } from '../../cloud/edge/load-balancers.ts';
import { Faults } from '../../cloud/faults.ts';
import { listen } from '../../cloud/listen.ts';
import { Recording } from '../../cloud/recording.ts';
import { realClock } from '../../cloud/scene-clock.ts';
import { Wire } from '../../cloud/wire.ts';

/** A public host on the local cloud's edge, with a load balancer for each colour. */
export interface LiveSite {
  readonly host: string;
  /** Of the edge's plain HTTP front. */
  readonly port: number;
  /** Moves traffic as the action does: its own steps, with its own Cloudflare client, over HTTP. */
  moveTo(color: Color): Promise<void>;
  close(): Promise<void>;
}

const SITE = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  previewHostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
} as const;
/** Milliseconds from an edit to the edge acting on it. */
const PROPAGATION_MS = [200, 850, 1_500] as const;

const AT_ONCE = { least: 0, most: 0 };

/** @param ports of the colours' applications. */
export async function openSite(ports: Readonly<Record<Color, number>>): Promise<LiveSite> {
  const home = { account: '123456789012', region: 'eu-central-1' };
  const clock = realClock;
  const settings = { zone: 'example.com', repository: 'acme/shop', seed: 1 };
  const { zone, cloudflare, github } = openParts({ clock, home, ...settings, propagation: AT_ONCE });
  const balancers = new LoadBalancers(async (group) => targets(ports[group as Color]));
  const edge = new Edge({ zones: [zone], loadBalancer: (name) => balancers.at(name) });
  for (const color of ['blue', 'green'] as const) {
    const dnsName = `${color}-1.eu-central-1.elb.amazonaws.com`;
    balancers.given.set(dnsName, color);
    zone.add({ type: 'CNAME', name: SITE.previewHostnames[color], content: dnsName, proxied: true });
  }
  zone.add({ type: 'CNAME', name: SITE.hostname, content: SITE.previewHostnames.blue, proxied: true });
  let edits = 0;
  zone.propagation = () => PROPAGATION_MS[edits++ % PROPAGATION_MS.length] ?? 0;
  const wire = new Wire(clock, new Faults(), new Recording());
  const door = new Door(clock, wire, { aws: new Map(), cloudflare, github });
  const api = await listen((request) => door.answer(request));
  const traffic = await listen((request) => edge.answer(request));
  const outlook = await outlookOn(`http://127.0.0.1:${api.port}${CLOUDFLARE_PATH}`, zone.id);
  return {
    host: SITE.hostname,
    port: traffic.port,
    moveTo: async (color) => editPublic(outlook, await readPublic(outlook), { kind: 'color', color }),
    close: async () => {
      await Promise.all([api.close(), traffic.close()]);
      edge.close();
      balancers.close();
    },
  };
}

function targets(port: number): readonly Target[] {
  return ['1', '2'].map((id) => ({ id, origin: { kind: 'address', host: '127.0.0.1', port } }));
}

/** As much of a run's outlook as an edit of the public record needs. */
async function outlookOn(baseUrl: string, zoneId: string): Promise<Outlook> {
  const clock = openClock();
  const dns = openCloudflare({ token: LOCAL_TOKEN, clock, baseUrl });
  // Loads the client, which in life is another machine's work than the edge's.
  await dns.zone(zoneId);
  return { world: { dns, clock }, site: SITE, zoneId } as unknown as Outlook;
}
