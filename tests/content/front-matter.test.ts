import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../src/content/front-matter.js';

/** The fields of a text whose front matter is fine. */
function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  const result = parseFrontMatter(text);
  if ('fault' in result) throw new Error(result.fault.message);
  return result.fields;
}

/** The fault of a text whose front matter is not. */
function faultOf(text: string): { reason: string; message: string; line: number } {
  const result = parseFrontMatter(text);
  if (!('fault' in result)) throw new Error('The front matter was accepted');
  return result.fault;
}

describe('what is read', () => {
  test('YAML between two --- lines is front matter and the rest is the body', () => {
    const result = parseFrontMatter('---\ntitle: 早班渡輪\n---\n\n# 早班渡輪\n\n開船了。\n');

    expect(result).toMatchObject({
      found: true,
      fields: { title: '早班渡輪' },
      body: '\n# 早班渡輪\n\n開船了。\n',
    });
  });

  test('TOML between two +++ lines is front matter', () => {
    const fields = fieldsOf('+++\ntitle = "夜市"\ntags = ["飲食", "夜市"]\n+++\n正文。\n');

    expect(fields).toMatchObject({ title: '夜市', tags: ['飲食', '夜市'] });
  });

  test('a text without front matter is all body', () => {
    const result = parseFrontMatter('# 沒有資料頁\n\n正文。\n');

    expect(result).toMatchObject({ found: false, body: '# 沒有資料頁\n\n正文。\n' });
  });

  test('a byte order mark and CRLF line ends change nothing', () => {
    const plain = parseFrontMatter('---\ntitle: 海濱\n---\n甲\n乙\n');
    const windows = parseFrontMatter('\uFEFF---\r\ntitle: 海濱\r\n---\r\n甲\r\n乙\r\n');

    expect(windows).toEqual(plain);
  });

  test('control characters inside a quoted title are dropped', () => {
    expect(fieldsOf('---\ntitle: "電\u0003車\u0008尾\u001C班"\n---\n')).toMatchObject({
      title: '電車尾班',
    });
  });

  test('a horizontal rule in the body does not end or begin front matter', () => {
    const result = parseFrontMatter('---\ntitle: 船期\n---\n甲\n\n---\n\n乙\n');

    expect(result).toMatchObject({ fields: { title: '船期' }, body: '甲\n\n---\n\n乙\n' });
  });

  test('dates, clock times and yes stay the words that were written', () => {
    const fields = fieldsOf('---\ndate: 2026-11-22\nstarts: 1:30\nready: yes\n---\n');

    expect(fields).toMatchObject({ date: '2026-11-22', starts: '1:30', ready: 'yes' });
  });

  test('empty front matter is front matter', () => {
    expect(parseFrontMatter('---\n---\n正文。\n')).toMatchObject({ found: true, body: '正文。\n' });
  });

  test('a __proto__ key changes no object', () => {
    const fields = fieldsOf('---\ntitle: 甲\n__proto__:\n  draft: true\n---\n');

    expect(fields['draft']).toBeUndefined();
    expect(({} as Record<string, unknown>)['draft']).toBeUndefined();
  });
});

describe('what is refused', () => {
  test.each(['---js', '--- js', '---javascript', '---json', '---coffee', '---yaml', '+++ toml'])(
    'a first line %s runs nothing and says that it names a language',
    (firstLine) => {
      const canary = globalThis as { paperboyCanary?: boolean };

      const fault = faultOf(`${firstLine}\nglobalThis.paperboyCanary = true\n---\n正文。\n`);

      expect(fault).toMatchObject({ reason: 'code', line: 1 });
      expect(canary.paperboyCanary).toBeUndefined();
    },
  );

  test('a JavaScript function tag of YAML is refused', () => {
    const fault = faultOf('---\ntitle: 甲\nrun: !!js/function "function () { return 1 }"\n---\n');

    expect(fault).toMatchObject({ reason: 'yaml', line: 3 });
  });

  test('broken YAML names the line in the file', () => {
    const fault = faultOf('---\ntitle: 甲\ntags: [渡輪\ndate: 2026-11-22\n---\n');

    expect(fault.reason).toBe('yaml');
    expect(fault.line).toBeGreaterThanOrEqual(3);
    expect(fault.line).toBeLessThanOrEqual(5);
  });

  test('the same key twice names the second one', () => {
    expect(faultOf('---\ntitle: 甲\ndate: 2026-11-22\ntitle: 乙\n---\n')).toMatchObject({
      reason: 'yaml',
      line: 4,
    });
  });

  test('broken TOML names the line in the file', () => {
    expect(faultOf('+++\ntitle = "甲"\ntags = [渡輪]\n+++\n')).toMatchObject({
      reason: 'toml',
      line: 3,
    });
  });

  test('a YAML alias bomb is refused before it grows', () => {
    const bomb = Array.from({ length: 12 }, (_, level) =>
      level === 0 ? 'a0: &a0 [x,x,x,x]' : `a${level}: &a${level} [${`*a${level - 1},`.repeat(8)}]`,
    ).join('\n');

    expect(faultOf(`---\n${bomb}\n---\n`)).toMatchObject({ reason: 'alias', line: 2 });
  });

  test('front matter without an end says so', () => {
    expect(faultOf('---\ntitle: 甲\n\n正文。\n')).toMatchObject({ reason: 'unclosed', line: 1 });
  });

  test('more than 16 kB of front matter is refused', () => {
    expect(faultOf(`---\ntitle: ${'長'.repeat(6_000)}\n---\n`)).toMatchObject({
      reason: 'too-large',
    });
  });

  test.each([
    ['a list', '- 甲\n- 乙'],
    ['one word', '甲'],
  ])('front matter that is %s has the wrong type', (_name, block) => {
    expect(faultOf(`---\n${block}\n---\n`)).toMatchObject({ reason: 'wrong-type' });
  });

  test('5,000 nested brackets end in one fault', () => {
    expect(faultOf(`---\ntags: ${'['.repeat(5_000)}\n---\n`)).toMatchObject({ reason: 'yaml' });
  });
});
