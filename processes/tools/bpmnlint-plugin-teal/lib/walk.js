'use strict';

/**
 * Visits what can be reached, the nearest first and each once.
 *
 * @param {Array} begin
 * @param {(place: any) => Array | undefined} visit returns where to go on; undefined ends the walk
 * @param {(place: any) => any} key what tells places apart
 */
function walk(begin, visit, key = (place) => place) {
  const seen = new Set(begin.map(key));
  const open = [...begin];
  while (open.length) {
    const next = visit(open.shift());
    if (!next) {
      return;
    }
    for (const place of next) {
      if (!seen.has(key(place))) {
        seen.add(key(place));
        open.push(place);
      }
    }
  }
}

module.exports = { walk };
