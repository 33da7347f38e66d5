import {distance} from 'fastest-levenshtein';

/** The names nearest to `name` among `known`, best first; none when nothing is near. */
export function closest(name: string, known: Iterable<string>, most = 3): string[] {
  const wanted = name.toLowerCase();
  const limit = Math.max(name.length > 3 ? 2 : 1, Math.floor(name.length / 3));
  return [...new Set(known)]
    .map((candidate) => {
      const have = candidate.toLowerCase();
      const near =
        have.startsWith(wanted) || (have.length > 2 && wanted.startsWith(have)) ? 1 : distance(wanted, have);
      return {candidate, near};
    })
    .filter(({candidate, near}) => near <= limit && near < Math.max(name.length, candidate.length))
    .sort((a, b) => a.near - b.near)
    .slice(0, most)
    .map(({candidate}) => candidate);
}

/** A list for a message: at most `most` entries, and how many were left out. */
export function listing(items: Iterable<unknown>, most = 12): string {
  const all = [...items];
  const shown = all.slice(0, most).map((item) => (typeof item === 'string' ? `'${item}'` : String(item)));
  return all.length > most ? `${shown.join(', ')}, … (${all.length} in all)` : shown.join(', ');
}

/** What to say of a name that is not known: the nearest ones, then all there is. */
export function unknownName(name: string, known: Iterable<string>): string {
  const all = [...known];
  const near = closest(name, all);
  const hint = near.length > 0 ? ` Did you mean ${near.map((n) => `'${n}'`).join(' or ')}?` : '';
  return all.length === 0 ? '' : `${hint} Known: ${listing(all)}.`;
}
