import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { explained } from './explained.ts';
import { keptAs } from './keeping.ts';

interface SecretProps {
  readonly name: string;
  readonly description: string;
  readonly keyArn?: string | undefined;
  readonly protected: boolean;
}

interface GeneratedProps extends SecretProps {
  /** Another one is another secret. */
  readonly version: number;
}

const LENGTH = 48;

/**
 * A generated password: letters and digits only, since the values go into URLs unescaped. CloudFormation looks at a reference
 * again only when its text changes: so a new version is a secret of its own, with the version in its name.
 */
export class GeneratedSecret extends Construct {
  readonly arn: string;
  /** A dynamic reference: CloudFormation puts the value in its place, and no template holds it. */
  readonly value: string;

  constructor(scope: Construct, id: string, props: GeneratedProps) {
    super(scope, id);
    const { version } = props;
    const later = version === 1 ? '' : `-${version}`;
    const secret = new CfnSecret(this, `Secret${later}`, {
      ...common({ ...props, name: `${props.name}${later}` }),
      generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
    });
    unrotated(secret);
    keptAs(props.protected ? 'retain' : 'delete', secret);
    this.arn = secret.ref;
    this.value = `{{resolve:secretsmanager:${secret.ref}:SecretString:::}}`;
  }
}

interface UrlProps extends SecretProps {
  readonly url: string;
}

/** A URL that an application reads at its start; written anew with whatever it is made of. */
export function urlSecret(scope: Construct, id: string, props: UrlProps): string {
  const secret = new CfnSecret(scope, id, { ...common(props), secretString: props.url });
  unrotated(secret);
  keptAs(props.protected ? 'retain' : 'delete', secret);
  return secret.ref;
}

/** A secret that rotates by the clock breaks running tasks, which read it at their start only. */
function unrotated(secret: CfnSecret): void {
  explained(secret, 'SMG4', 'Rotated by hand, by a documented procedure that ends with a release');
}

function common({ name, description, keyArn }: SecretProps) {
  return { name, description, ...(keyArn === undefined ? {} : { kmsKeyId: keyArn }) };
}
