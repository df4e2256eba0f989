/** Whether a certificate for these names answers for all the hosts; a wildcard stands for one label. */
export function covers(hostnames: readonly string[], hosts: readonly string[]): boolean {
  return hosts.every((host) =>
    hostnames.some(
      (name) => name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1)),
    ),
  );
}
