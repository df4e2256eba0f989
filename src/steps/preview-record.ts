import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { addressing } from '../model/location.ts';
import { previewComment } from '../model/site.ts';
import type { Ground } from './ground.ts';

/**
 * The idle colour's own proxied host, pointing at its load balancer. The comment says whose it is:
 * any other record of that name is somebody else's.
 */
export async function previewRecord(ground: Ground, color: Color, loadBalancer: string): Promise<void> {
  const { dns } = ground.world;
  const name = ground.site.previewHostnames[color];
  const comment = previewComment(ground.site, color);
  const found = addressing(await dns.records(ground.zoneId, name));
  const [record] = found;
  if (!record) {
    await dns.create(ground.zoneId, {
      type: 'CNAME',
      name,
      content: loadBalancer,
      proxied: true,
      ttl: 1,
      comment,
    });
  } else if (found.length > 1 || record.type !== 'CNAME' || record.comment !== comment || !record.proxied) {
    throw new Failure(
      `The preview host ${name} has a record that Flipgate did not make for this environment: ${record.type} ${record.content}.`,
      'Remove it, or give other `preview-hostnames`.',
    );
  } else if (record.content !== loadBalancer) {
    await dns.editContent(ground.zoneId, record.id, loadBalancer);
  } else return;

  const written = addressing(await dns.records(ground.zoneId, name));
  if (written.length !== 1 || written[0]?.content !== loadBalancer) {
    throw new Failure(`The record ${name} was written but reads back otherwise.`, 'Run this again.');
  }
}

/**
 * Before the load balancer goes: a record that points at a name which AWS may give to somebody else is theirs to serve.
 * One that Flipgate did not make is left alone.
 */
export async function removePreviewRecord(ground: Ground, color: Color): Promise<void> {
  const { dns } = ground.world;
  const name = ground.site.previewHostnames[color];
  const comment = previewComment(ground.site, color);
  const own = async () =>
    addressing(await dns.records(ground.zoneId, name)).filter((record) => record.comment === comment);
  const found = await own();
  for (const record of found) await dns.remove(ground.zoneId, record.id);
  if (found.length > 0 && (await own()).length > 0)
    throw new Failure(`The record ${name} was removed but reads back.`, 'Run this again.');
}
