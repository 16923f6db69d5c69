/**
 * The 25 rules of a good summary, as a reader would check them with the page beside it. Written
 * apart from the summariser's own filters: it reads the file's Markdown and shares no pattern.
 */
import { bareText, type Page } from './page.js';
import { repeatsHeading, repetition } from './repetition.js';
import { wholeness } from './wholeness.js';

/** A rule for summaries; `isSoft`: it is counted, and a page that breaks it is not broken. */
export type Rule = {
  readonly id: string;
  readonly name: string;
  readonly isSoft?: true;
  /** What breaks the rule, in a few words for the terminal; `undefined`: nothing does. */
  breaks(page: Page): string | undefined;
};

const each = (page: Page, find: (sentence: string) => boolean): string | undefined =>
  page.sentences.find(find);
const matches = (pattern: RegExp) => (page: Page) =>
  each(page, (sentence) => pattern.test(sentence));

const CLOSED = /[。！？!?….⋯｡．][」』”’"）)》〉】\]〕]*$/;
const OPENERS: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '（': '）',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '“': '”',
};
const APPEAL =
  /訂閱|訂戶|月費|贊助(?:我們|本)|支持(?:眾新聞|《眾新聞》|我們的工作)|我們的眾籌|Patreon|按讚|讚好.{0,6}專頁|追蹤.{0,6}專頁|歡迎投稿|投稿(?:請|至|【)|稿酬|本欄(?:逢|由|園地)|這個專欄|subscribe to|newsletter|donate|請在這輸入/i;
const COLUMN = /^【[^】]{1,16}[・·][^】]{1,20}】/;
const AGENCY =
  /(?:美聯社|路透社?|法新社|新華社|中新社|網上|網絡|資料|電視|影片|官方|官網|受訪者|被訪者)(?:圖片|照片|相片|截圖|提供)[。）)]?$|[^，。]{1,6}(?<!拍)攝[）)]?$|(?<!拍)攝[）)]。?$|(?:photo|image|picture)s?(?: by|:| courtesy| credit)/i;
const BYLINE =
  /^[【（(]?(?:撰文|採訪|攝影|文|圖|記者|作者|翻譯|譯|編輯|整理)\s?[:：/／]|^(?:By|Photos? by|Text by) [A-Z]|[【（(](?:撰文|文)[:：]/;
const NOTE =
  /編者?按|編輯按|譯者?按|^（?按[:：]|原[載刊]於|轉載自|授權轉載|本文(?:原|轉載|獲|首發|經)|Editor.s [Nn]ote|(?:first|originally) (?:published|appeared)|republished/;
const UPDATED =
  /[【（([][^】）)\]]{0,14}更新[^】）)\]]{0,6}[】）)\]]|不斷更新|持續更新|陸續更新|Updated (?:at|on)/i;
const CLOCK =
  /^[【（(]?(?:[上下]午|晚上|凌晨|早上)?\s?\d{1,2}[:：]\d{2}(?!\d)(?!\s?[至到－–-]?\d{0,2}之?勝)/;
const ADDRESS =
  /https?:\/\/|www\.|[\w.]@[\w]|\b[\w-]{2,}\.(?:com|org|net|hk|tw)\b|email.?protected|電郵[:：]/i;
const MARKUP = /\*\*|\{\{|\}\}|<\/?[a-z]+[^>]*>|\]\(|&[a-z]+;|~~|`|^#{1,6} |\\[*_]/i;
const BULLET =
  /^(?:[-*•●▪■◆○‧→★※✓]|\d{1,2}[.、)）](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-z])[)）]|[一二三四五六七八九十]{1,2}[、.]|[①-⑳])| \| /;
const DANGLES =
  /^[「“"]?(?:佢|他|她|牠|它|該|此外|對此|因此|然而|不過|但是?[^丁]|另外|同時|其後|隨後|這(?!些年)|那(?!些年)|However|But|He |She |They |It |This |That |These |Those |Also|Moreover|Meanwhile|And |So )/;
const TURN = /^[^，。「『！？\s]{1,8}[：:]/;
const REFERENCE =
  /^(?:註|注|參考|資料來源|相關(?:文章|新聞|報道)|延伸閱讀|伸延閱讀|出處|Note|Reference|Source|Related|See also)\s?\d{0,2}[:：.]|\[\d{1,3}\]|［\d{1,3}］|ISBN|（註\d*）|\(註\d*\)/i;

/** All rules, by number. */
export const RULES: readonly Rule[] = [
  { id: '01', name: 'there is one if and only if the body has two sentences', breaks: existence },
  { id: '02', name: '40–160 characters, or 12–70 words', breaks: length },
  {
    id: '03',
    name: 'at most three sentences',
    breaks: ({ sentences }) => (sentences.length > 3 ? String(sentences.length) : undefined),
  },
  {
    id: '04',
    name: 'ends with a terminal mark',
    breaks: (page) => each(page, (sentence) => !CLOSED.test(sentence)),
  },
  {
    id: '05',
    name: 'verbatim from the body',
    breaks: (page) => each(page, (sentence) => !page.bare.includes(bareText(sentence))),
  },
  { id: '06', name: 'whole sentences', breaks: wholeness },
  {
    id: '07',
    name: 'balanced quotation marks',
    breaks: (page) => each(page, (sentence) => !isBalanced(sentence)),
  },
  {
    id: '08',
    name: 'no boilerplate',
    breaks: (page) =>
      each(page, (sentence) => APPEAL.test(sentence) && !APPEAL.test(page.title)) ??
      matches(COLUMN)(page),
  },
  {
    id: '09',
    name: 'no author card',
    breaks: matches(/^(?:博客|主筆|Blogger) ?\||^[（(]?(?:本文)?作者(?:是|為|簡介|[:：])/),
  },
  {
    id: '10',
    name: 'no caption',
    breaks: (page) => each(page, (sentence) => isCaption(page, sentence)),
  },
  { id: '11', name: 'no photo credit', breaks: matches(AGENCY) },
  { id: '12', name: 'no byline', breaks: matches(BYLINE) },
  { id: '13', name: "no editor's or reprint note", breaks: matches(NOTE) },
  { id: '14', name: 'no update marker', breaks: matches(UPDATED) },
  { id: '15', name: 'no live-blog clock time', breaks: matches(CLOCK) },
  { id: '16', name: 'no address or e-mail', breaks: matches(ADDRESS) },
  { id: '17', name: 'no markup or shortcode', breaks: matches(MARKUP) },
  { id: '18', name: 'no bullet, list number or table', breaks: matches(BULLET) },
  {
    id: '19',
    name: 'no dangling opening',
    isSoft: true,
    breaks: (page) =>
      [page.sentences[0] ?? ''].find((sentence) => DANGLES.test(sentence)) ?? danglesLater(page),
  },
  {
    id: '20',
    name: 'no bare speaker turn or question',
    isSoft: true,
    breaks: (page) => each(page, (sentence) => TURN.test(sentence) || /[？?]$/.test(sentence)),
  },
  { id: '21', name: 'does not repeat the headline or a heading', breaks: repeatsHeading },
  { id: '22', name: 'no repetition, order kept', breaks: repetition },
  {
    id: '23',
    name: 'language of the article',
    breaks: (page) => each(page, (sentence) => isChinese(sentence) !== page.isChinese),
  },
  { id: '24', name: 'no notes, references, related links', breaks: matches(REFERENCE) },
  {
    id: '25',
    name: 'one clean line',
    breaks: (page) =>
      each(
        page,
        (sentence) =>
          sentence !== sentence.trim() ||
          /[\p{Cc}\u200b-\u200f\u2028\u2029\ufeff]|\s{2}/u.test(sentence),
      ),
  },
];

/** Sentences are counted outside quotations, in paragraphs that are not appeals, cards or notes. */
function existence({ prose, sentences, bare }: Page): string | undefined {
  const notes = prose.findIndex((line) =>
    /^【?(?:意象)?(?:註釋?|註解|注釋|備註|參考(?:資料|文獻))[：:】]*$/.test(line),
  );
  const counted = (notes < 0 ? prose : prose.slice(0, notes))
    .filter(
      (line) =>
        !APPEAL.test(line) &&
        !COLUMN.test(line) &&
        !BYLINE.test(line) &&
        !/^(?:博客|主筆|Blogger) ?\|/.test(line),
    )
    .map((line) => line.replace(/「[^」]*」|（[^）]*）/g, ''))
    .reduce(
      (sum, line) => sum + (line.match(/[。！？]|[a-z0-9]{2}[.!?](?=\s|$)/g)?.length ?? 0),
      0,
    );
  const isThere = sentences.length > 0;
  if (isThere && bare.length < 20) return 'summary of nothing';
  return !isThere && counted >= 2 ? `none of ${counted}` : undefined;
}

function length({ summary, isChinese: han, sentences }: Page): string | undefined {
  if (sentences.length === 0) return undefined;
  const size = han
    ? summary.replace(/\s/g, '').length
    : (summary.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0);
  const [least, most] = han ? [40, 160] : [12, 70];
  return size < least || size > most ? `${size}` : undefined;
}

function isBalanced(sentence: string): boolean {
  const open: string[] = [];
  for (const char of sentence) {
    const closer = OPENERS[char];
    if (closer !== undefined) open.push(closer);
    else if (Object.values(OPENERS).includes(char) && open.pop() !== char) return false;
  }
  return open.length === 0;
}

function isCaption({ captions, bare }: Page, sentence: string): boolean {
  const wanted = bareText(sentence);
  return captions.some((caption) => caption.includes(wanted)) && !bare.includes(wanted);
}

function danglesLater({ sentences, prose }: Page): string | undefined {
  const text = prose.map(bareText).join('');
  return sentences.slice(1).find((sentence, index) => {
    if (!DANGLES.test(sentence)) return false;
    return !text.includes(bareText(sentences[index] ?? '') + bareText(sentence));
  });
}

function isChinese(text: string): boolean {
  return (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= (text.match(/[A-Za-z]+/g)?.length ?? 0);
}
