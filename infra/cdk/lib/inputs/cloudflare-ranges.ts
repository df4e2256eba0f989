import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

/** The day on which the lists were compared with Cloudflare's. */
const COMPARED = '2026-11-23';

const IPV4 = [
  ...['103.21.244.0/22', '103.22.200.0/22', '103.31.4.0/22', '104.16.0.0/13', '104.24.0.0/14'],
  ...['108.162.192.0/18', '131.0.72.0/22', '141.101.64.0/18', '162.158.0.0/15', '172.64.0.0/13'],
  ...['173.245.48.0/20', '188.114.96.0/20', '190.93.240.0/20', '197.234.240.0/22', '198.41.128.0/17'],
];

const IPV6 = [
  ...['2400:cb00::/32', '2405:8100::/32', '2405:b500::/32', '2606:4700::/32', '2803:f800::/32'],
  ...['2a06:98c0::/29', '2c0f:f248::/32'],
];

function isRange(text: string, isAddress: (address: string) => boolean): boolean {
  const [address = '', bits = ''] = text.split('/');
  return isAddress(address) && /^[1-9][0-9]{0,2}$/.test(bits);
}

const listOf = (isAddress: (address: string) => boolean, page: string, everybody: string) =>
  z
    .array(z.string())
    .refine(
      (ranges) => ranges.every((range) => isRange(range, isAddress)),
      `the edge's ranges, as ${page} lists them; ${everybody} would let everybody go around Cloudflare`,
    );

/** Only Cloudflare reaches a load balancer, so its addresses are written down, and get old. */
export const CLOUDFLARE_RANGES = {
  cloudflare_ipv4_ranges: listOf(isIPv4, 'https://www.cloudflare.com/ips-v4', '0.0.0.0/0')
    .refine((ranges) => ranges.length > 0, 'at least one range: without, nobody reaches the load balancer')
    .default(IPV4)
    .describe("Cloudflare's IPv4 addresses: with IPv6, the only ones that reach the load balancer."),
  cloudflare_ipv6_ranges: listOf(isIPv6, 'https://www.cloudflare.com/ips-v6', '::/0')
    .default(IPV6)
    .describe("Cloudflare's IPv6 addresses, for `ip_address_type` `dualstack`."),
  cloudflare_ranges_date: z.iso
    .date('the day of the last comparison, written YYYY-MM-DD')
    .default(COMPARED)
    .describe("Day on which the lists were last compared with Cloudflare's."),
  cloudflare_ranges_days: z
    .number()
    .min(1, 'at least 1')
    .default(180)
    .describe('Days after which the lists count as old, and the synthesis warns.'),
  ip_address_type: z
    .enum(['ipv4', 'dualstack'], 'ipv4 or dualstack')
    .default('ipv4')
    .describe('`ipv4`, or `dualstack` for public subnets with IPv6; Cloudflare reaches either.'),
} as const;
