import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addPacked,
  createPostingBuffer,
  readPostings,
  writePosting,
} from '../../src/search/posting-codec.js';

test('postings are read as they were written, however far apart the documents', () => {
  const posting = fc.record({ distance: fc.nat(2 ** 30), body: fc.integer({ min: 1, max: 20 }) });
  fc.assert(
    fc.property(fc.array(posting, { minLength: 1, maxLength: 50 }), (postings) => {
      const bytes = new Uint8Array(1000);
      let length = 0;
      for (const { distance, body } of postings) {
        const counts = Array.from({ length: body }).reduce<number>(
          (packed) => addPacked(packed, 'body'),
          0,
        );
        length = writePosting(bytes, length, distance, counts);
      }
      const buffer = createPostingBuffer();

      readPostings(bytes.subarray(0, length), 0, buffer);

      const most = postings.map(({ body }) => Math.min(body, 15));
      expect([...buffer.counts.subarray(0, buffer.length)]).toEqual(most);
      let number = 0;
      const numbers = postings.map(({ distance }) => (number = (number + distance) % 2 ** 32));
      expect([...buffer.numbers.subarray(0, buffer.length)]).toEqual(numbers);
    }),
  );
});
