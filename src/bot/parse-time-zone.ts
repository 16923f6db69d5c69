/** Time zones as people name them: by name, city, country, offset, or location. */
import type { Instant } from '../domain/clock.js';
import { knownTimeZone, utcOffsetMinutes } from '../domain/zone-time.js';
import { slipsBetween } from './near-miss.js';
import { PLACES } from './places.js';

/** A zone, or suggestions for what was perhaps meant. */
export type ZoneReading = { readonly zone: string } | { readonly near: readonly string[] };

const MAX_NEAR = 6;

/** Reads a name, a city, an offset such as `+5:30`, or `LATITUDE,LONGITUDE`. */
export async function parseTimeZone(text: string, now: Instant): Promise<ZoneReading> {
  const typed = text.normalize('NFKC').trim();
  const place = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(typed);
  if (place !== null) return zoneAt(Number(place[1]), Number(place[2]));
  const offset = parseOffset(typed);
  if (offset !== undefined) return zoneOfOffset(offset, now);
  const known = PLACES.get(typed.toLowerCase());
  if (known !== undefined) return { zone: known };
  const named = /^[A-Za-z][\w+/-]*$/.test(typed) ? knownTimeZone(typed) : undefined;
  return named === undefined ? zoneOfCity(typed) : { zone: named };
}

/** The zone of a place on the map. */
async function zoneAt(latitude: number, longitude: number): Promise<ZoneReading> {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return { near: [] };
  // A megabyte of map data that most bots never need.
  const { default: lookUp } = await import('@photostructure/tz-lookup');
  const zone = knownTimeZone(lookUp(latitude, longitude));
  return zone === undefined ? { near: [] } : { zone };
}

/** `+8`, `UTC+8`, `GMT-03:30`, `+0545` in minutes; `undefined`: not an offset. */
function parseOffset(text: string): number | undefined {
  const match = /^(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?$/i.exec(text);
  if (match === null) return /^(?:utc|gmt)$/i.test(text) ? 0 : undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function zoneOfOffset(minutes: number, now: Instant): ZoneReading {
  if (minutes === 0) return { zone: 'UTC' };
  // The sign in these names is inverted (tz database, file etcetera).
  const name = `Etc/GMT${minutes > 0 ? '-' : '+'}${Math.abs(minutes) / 60}`;
  const whole = minutes % 60 === 0 ? knownTimeZone(name) : undefined;
  if (whole !== undefined) return { zone: whole };
  const halfAYear = 182 * 24 * 3_600_000;
  const same = Intl.supportedValuesOf('timeZone').filter(
    (zone) => utcOffsetMinutes(now, zone) === minutes,
  );
  const steady = same.find((zone) => utcOffsetMinutes(now + halfAYear, zone) === minutes);
  const zone = steady ?? same[0];
  return zone === undefined ? { near: [] } : { zone };
}

/**
 * Matches the last part of a zone's name; for a misspelt or incomplete one, returns suggestions.
 */
function zoneOfCity(typed: string): ZoneReading {
  const wanted = typed.toLowerCase().replace(/\s+/g, '_');
  if (wanted.length < 2) return { near: [] };
  const cities = [
    ...Intl.supportedValuesOf('timeZone').map((zone) => ({ name: cityOf(zone), zone })),
    ...[...PLACES].map(([name, zone]) => ({ name: name.replace(/\s+/g, '_'), zone })),
  ];
  const exact = new Set(cities.filter(({ name }) => name === wanted).map(({ zone }) => zone));
  const [only] = exact;
  if (only !== undefined && exact.size === 1) return { zone: only };
  const distance = (name: string) => {
    if (name.startsWith(wanted) || wanted.startsWith(name)) return 0;
    if (wanted.length > 3 && name.includes(wanted)) return 1;
    const slips = slipsBetween(wanted, name);
    return slips <= Math.min(2, Math.floor(wanted.length / 3)) ? slips : Infinity;
  };
  const near = cities
    .map(({ name, zone }) => ({ zone, far: distance(name) }))
    .filter(({ far }) => far < Infinity)
    .sort((one, other) => one.far - other.far);
  return { near: [...new Set(near.map(({ zone }) => zone))].slice(0, MAX_NEAR) };
}

function cityOf(zone: string): string {
  return zone.toLowerCase().split('/').at(-1) ?? '';
}
