/** How fast something grows. */

/** The slope of a straight line through points of (seconds, value), by least squares, for an hour; 0 for one point. */
export function growthAnHour(points: readonly (readonly [number, number])[]): number {
  const count = Math.max(1, points.length);
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const shared = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return spread === 0 ? 0 : (shared / spread) * 3_600;
}
