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
  /** Another one has the value generated anew. */
  readonly version: number;
}

const LENGTH = 48;

/** A generated password: letters and digits only, since the values go into URLs unescaped. */
export class GeneratedSecret extends Construct {
  readonly arn: string;
  /** A dynamic reference: CloudFormation puts the value in its place, and no template holds it. */
  readonly value: string;

  constructor(scope: Construct, id: string, props: GeneratedProps) {
    super(scope, id);
    const { version } = props;
    // Secrets Manager generates again when what it is to generate changes: a character that is left out anyway, once more.
    const excluded = version === 1 ? {} : { excludeCharacters: '!'.repeat(version - 1) };
    const secret = new CfnSecret(this, 'Secret', {
      ...common(props),
      generateSecretString: { passwordLength: LENGTH, excludePunctuation: true, ...excluded },
    });
    unrotated(secret);
    keptAs(props.protected ? 'retain' : 'delete', secret);
    this.arn = secret.ref;
    // CloudFormation looks at a reference again only when its text changes; with and without the stage it means the same.
    const stage = version % 2 === 0 ? 'AWSCURRENT' : '';
    this.value = `{{resolve:secretsmanager:${secret.ref}:SecretString::${stage}:}}`;
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
