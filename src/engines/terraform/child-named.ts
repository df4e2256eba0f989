/**
 * The child of a process that runs a program of this name; undefined where there is none, or no /proc to look in.
 *
 * Its text reaches the watchdog's process too, so it names nothing outside itself.
 */
export function childNamed(parent: number, name: string): number | undefined {
  const { readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
  const isIt = (entry: string) => {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const end = stat.lastIndexOf(')');
      const [, above] = stat.slice(end + 2).split(' ');
      // The kernel keeps 15 characters of it.
      return Number(above) === parent && stat.slice(stat.indexOf('(') + 1, end) === name.slice(0, 15);
    } catch {
      // It ended between the look and the reading.
      return false;
    }
  };
  try {
    const found = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && isIt(entry));
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}
