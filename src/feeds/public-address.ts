/** Keeps feed requests away from this machine, its network and the cloud's metadata services. */
import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Azure's WireServer hands out secrets of the machine at an address that looks public. */
const METADATA_ADDRESSES: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an IP address belongs to the public internet. Loopback, private, link-local, shared,
 * reserved and multicast addresses do not, nor do IPv6 addresses that embed an IPv4 one (mapped,
 * NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && !METADATA_ADDRESSES.has(parsed.toString());
}

/** Checks hosts written as IP addresses before connecting, because they are never looked up. */
export function isRefusedHost({ hostname }: URL): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(address) && !isPublicAddress(address);
}

/** Names the address that was refused. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  constructor(readonly host: string) {
    super(`"${host}" is an address of a private network`);
  }
}

/**
 * Looks up a name as Node does, and fails with `PrivateAddressError` when one of its addresses is
 * not public. The connection goes to the addresses checked here, so changing the name's record
 * meanwhile gains nothing.
 */
export const lookupPublic: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, []);
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return done(new PrivateAddressError(host), []);
    const [first] = addresses;
    if (options.all === true || first === undefined) return done(null, addresses);
    done(null, first.address, first.family);
  });
};
