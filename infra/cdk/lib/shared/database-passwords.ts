import { Construct } from 'constructs';
import { GeneratedSecret } from '../secret.ts';
import { type SharedPlan, secretOf } from './plan-of-shared.ts';

interface DatabasePasswordsProps {
  readonly plan: SharedPlan;
}

export interface Login {
  readonly user: string;
  readonly password: GeneratedSecret;
}

/** The master user, and the database's name. */
export const USER = 'app';

/** Passwords of the master user and of the two logins that take turns: a new number is a new password. */
export class DatabasePasswords extends Construct {
  readonly master: GeneratedSecret;
  /** Whom DATABASE_URL names: the master user until the first rotation, then a by the odd numbers and b by the even ones. */
  readonly login: Login;
  /** Variable in the migrate container → secret: what a rotation gives to the database. */
  readonly migrateSecrets: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { plan }: DatabasePasswordsProps) {
    super(scope, id);
    const { serving, prepared } = plan.inputs.database_login;
    const secret = (title: string, name: string, whose: string, version: number) =>
      new GeneratedSecret(this, title, {
        ...secretOf(plan, name, `Password of ${whose} of ${plan.prefix}`),
        version,
      });
    const turn = (letter: 'a' | 'b', number: number) =>
      secret(
        letter.toUpperCase(),
        `database-password-${letter}`,
        `the login ${letter} of the database`,
        Math.max(1, Math.floor(number / 2)),
      );
    this.master = secret(
      'Master',
      'database-password',
      'the database',
      plan.inputs.password_versions.database,
    );
    const a = turn('a', prepared + 1);
    const b = turn('b', prepared);
    if (serving === 0) this.login = { user: USER, password: this.master };
    else
      this.login =
        serving % 2 === 1 ? { user: `${USER}_a`, password: a } : { user: `${USER}_b`, password: b };
    this.migrateSecrets = {
      DATABASE_MASTER_PASSWORD: this.master.arn,
      DATABASE_PASSWORD_A: a.arn,
      DATABASE_PASSWORD_B: b.arn,
    };
  }
}
