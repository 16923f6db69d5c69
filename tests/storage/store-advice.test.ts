import { expect, test } from 'vitest';
import { storeAdvice } from '../../src/storage/store-advice.js';

test.for(['DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
  'who cannot trust the certificate of a server learns how to name who signed it (%s)',
  (code) => {
    const error = Object.assign(new Error('self-signed certificate'), { code });

    const advice = storeAdvice(error);

    expect(advice).toMatch(/^; name who signed .*sslrootcert=FILE.*sslmode=no-verify$/);
  },
);
