import type { Place } from '../ecs/names.ts';
import type { CloudClock, Room } from '../room.ts';
import { queryRoom } from '../shapes/query-room.ts';
import type { Shapes } from '../shapes/shapes.ts';

/** STS: whose credentials these are, and a session for a role. `home` is read at every call. */
export function identityRoom(shapes: Shapes, clock: CloudClock, home: Place): Room {
  return queryRoom(shapes, 'sts', {
    GetCallerIdentity: () => ({
      UserId: 'AROALOCAL:deploy',
      Account: home.account,
      Arn: `arn:aws:sts::${home.account}:assumed-role/deploy/deploy`,
    }),
    AssumeRoleWithWebIdentity: (input: { RoleArn: string; RoleSessionName: string }) => ({
      Credentials: {
        AccessKeyId: 'LOCALCLOUDSESSION',
        SecretAccessKey: 'local-cloud',
        SessionToken: 'local-cloud-session',
        Expiration: new Date(clock.now() + 3_600_000),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROALOCAL:${input.RoleSessionName}`,
        Arn: `${input.RoleArn}/${input.RoleSessionName}`,
      },
    }),
  });
}
