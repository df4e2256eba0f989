import { createHash } from 'node:crypto';
import type { Place } from '../ecs/names.ts';
import type { CloudClock, Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { jsonRoom } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';

/** Secrets by name; one whose value is undefined exists without a value. */
export class GivenSecrets {
  readonly values = new Map<string, string | undefined>();
  readonly #home: Place;

  constructor(home: Place) {
    this.#home = home;
  }

  /** @returns its ARN. */
  give(name: string, value?: string): string {
    this.values.set(name, value);
    return this.arn(name);
  }

  arn(name: string): string {
    const suffix = createHash('md5').update(name).digest('base64url').slice(0, 6).replaceAll(/[-_]/g, 'x');
    return `arn:aws:secretsmanager:${this.#home.region}:${this.#home.account}:secret:${name}-${suffix}`;
  }

  /** The name of the secret with this name, whole ARN, or ARN without its suffix. */
  nameOf(id: string): string | undefined {
    return [...this.values.keys()].find((name) => {
      const arn = this.arn(name);
      return id === name || id === arn || id === arn.slice(0, -7);
    });
  }
}

export function secretsRoom(shapes: Shapes, secrets: GivenSecrets, clock: CloudClock): Room {
  const known = (id: string): string => {
    const name = secrets.nameOf(id);
    if (name !== undefined) return name;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  };
  return jsonRoom(shapes, 'secretsmanager', {
    GetSecretValue: ({ SecretId }) => {
      const name = known(SecretId);
      const value = secrets.values.get(name);
      if (value === undefined) {
        throw new AwsError(
          'ResourceNotFoundException',
          "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
        );
      }
      return {
        ARN: secrets.arn(name),
        Name: name,
        VersionId: VERSION,
        SecretString: value,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: new Date(clock.now()),
      };
    },
    DescribeSecret: ({ SecretId }) => {
      const name = known(SecretId);
      const filled = secrets.values.get(name) !== undefined;
      return {
        ARN: secrets.arn(name),
        Name: name,
        ...(filled ? { VersionIdsToStages: { [VERSION]: ['AWSCURRENT'] } } : {}),
      };
    },
  });
}

const VERSION = 'aaaaaaaa-0000-4000-8000-000000000001';
