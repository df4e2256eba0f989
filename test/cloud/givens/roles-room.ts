import type { Place } from '../ecs/names.ts';
import type { CloudClock, Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { queryRoom } from '../shapes/query-room.ts';
import type { Shapes } from '../shapes/shapes.ts';

/** IAM's roles that a test gave: name → trust policy. IAM answers with it as a part of an address is written. */
export function rolesRoom(
  shapes: Shapes,
  trusts: ReadonlyMap<string, string>,
  clock: CloudClock,
  home: Place,
): Room {
  return queryRoom(shapes, 'iam', {
    GetRole: ({ RoleName: name }: { RoleName: string }) => {
      const trust = trusts.get(name);
      if (trust === undefined)
        throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, { status: 404 });
      return {
        Role: {
          ...{ Path: '/flipgate/', RoleName: name, RoleId: 'AROALOCALROLELOCALROLE' },
          Arn: `arn:aws:iam::${home.account}:role/flipgate/${name}`,
          CreateDate: new Date(clock.now()),
          AssumeRolePolicyDocument: encodeURIComponent(trust),
        },
      };
    },
  });
}
