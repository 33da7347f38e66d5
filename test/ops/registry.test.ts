import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {definitions, members} from '../../src/ops/index.js';
import {declaredMembers} from '../support/declarations.js';
import {interfaces} from '../support/places.js';

describe('the operations', () => {
  const declared = declaredMembers(new URL('../../../src/ops/', import.meta.url));
  const known = new Map(declared.map((each) => [`${each.interfaceName}.${each.member}`, each]));
  const names = [
    ...definitions.flatMap(({name, places}) => places.map((place) => `${interfaces[place]}.${name}`)),
    ...members.map(({name, place}) => `${interfaces[place]}.${name}`),
  ];

  it('are declared, documented and exemplified where they stand', () => {
    // Of several signatures of one name, the first is the one to document.
    const documented = new Set(
      declared.filter((each) => each.documented).map((each) => `${each.interfaceName}.${each.member}`),
    );
    const bare = names.filter((name) => !documented.has(name));
    assert.deepEqual(bare, []);
    const exemplified = new Set(declared.filter((each) => each.exemplified).map((each) => each.member));
    const withoutExample = definitions.map(({name}) => name).filter((name) => !exemplified.has(name));
    assert.deepEqual(withoutExample, []);
  });

  it('are defined where a signature is declared', () => {
    const defined = new Set(names);
    const missing = [...known.keys()].filter(
      (name) => !defined.has(name) && Object.values(interfaces).includes(name.split('.')[0] ?? ''),
    );
    assert.deepEqual(missing, []);
  });
});
