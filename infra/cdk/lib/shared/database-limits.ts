/** GiB of memory of a class `large`, by the first letter of its family; each step up doubles it. */
const LARGE: Readonly<Record<string, number>> = { t: 8, m: 8, c: 4, r: 16, x: 32 };
/** Burstable classes are named by another scale. */
const BURSTABLE: Readonly<Record<string, number>> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
};

/**
 * About how many connections RDS allows: one for each 9,531,392 bytes that the class leaves to the database, at most 5000.
 * It does not say how much the system takes; about 0.3 GiB and 4 % fits what instances show, and errs to the careful side.
 * 0 for a class that is not known.
 */
export function estimatedConnections(instanceClass: string): number {
  const memory = memoryOf(instanceClass);
  return memory === undefined
    ? 0
    : Math.min(5000, Math.floor(((memory * 0.96 - 0.28) * 2 ** 30) / 9_531_392));
}

/** `db.m7g.2xlarge` → 32 GiB. */
function memoryOf(instanceClass: string): number | undefined {
  const [, family = '', size = ''] = instanceClass.split('.');
  if (family.startsWith('t')) return BURSTABLE[size];
  const large = LARGE[family.slice(0, 1)];
  const steps = stepsOf(size);
  return large === undefined || steps === undefined ? undefined : large * steps;
}

function stepsOf(size: string): number | undefined {
  if (size === 'medium') return 0.5;
  if (size === 'large') return 1;
  const found = /^([0-9]*)xlarge$/.exec(size);
  return found ? 2 * Number(found[1] || '1') : undefined;
}
