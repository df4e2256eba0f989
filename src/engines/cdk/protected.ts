import { isRecord, type Marked } from '../../model/attribute-shape.ts';
import { isOn } from './is-on.ts';

const SETTINGS = ['DeletionProtection', 'DeletionProtectionEnabled'] as const;
/** A load balancer has it among its attributes. */
const ATTRIBUTE = 'deletion_protection.enabled';

/** The setting by which AWS refuses to delete it, where that is on. */
export function protectedIn({ value }: Marked): string | undefined {
  if (!isRecord(value)) return undefined;
  const own = SETTINGS.find((setting) => isOn(value[setting]));
  if (own !== undefined) return own;
  const attributes = value['LoadBalancerAttributes'];
  if (!Array.isArray(attributes)) return undefined;
  return attributes.some((one) => isRecord(one) && one['Key'] === ATTRIBUTE && isOn(one['Value']))
    ? ATTRIBUTE
    : undefined;
}
