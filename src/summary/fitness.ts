/** Why a sentence is not fit for a summary: patterns common to news in Chinese and English. */
import type { Sentence } from './sentences.js';

/** The first fault in a sentence by itself; `undefined` when it has none. */
export function sentenceFault(sentence: Sentence): string | undefined {
  const { text } = sentence;
  if (!sentence.isWhole) return 'cut';
  if (sentence.isTorn) return 'torn';
  return FAULTS.find(([, pattern]) => pattern.test(text))?.[0];
}

const CREDIT_WORDS =
  '美聯社|路透社?|法新社|新華社|中新社|中通社|彭博社?|央視|網上圖片|網絡圖片|資料圖片|資料照片|資料圖|網上截圖|影片截圖|視頻截圖|電視截圖|互聯網圖片|新聞處圖片|' +
  'Getty Images|Reuters|AFP|Associated Press|EyePress|Shutterstock';

/** An entry of a live-blog or timeline begins with a time of day. */
export const CLOCK_ENTRY =
  /^[【〔［[（(]?\s*(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?\s*(?:[上下]午|凌晨|清晨|早上|中午|傍晚|晚上|[早晚])?\s*\d{1,2}\s*[:：.]\s*\d{2}\s*(?:[ap]\.?m\.?|[】〕］\])）]|\s|[-–—,，:：]|(?=[\u4e00-\u9fff]))|^[【〔［[（(]?\d{4}\s?(?:hrs?|時)|^(?:[上下]午|凌晨|清晨|早上|中午|傍晚|晚上|晚|早)?[\d一二三四五六七八九十]{1,3}(?:時|點)(?:正|許|半|[\d一二三四五六七八九十]{1,3}分)?[：:]/i;

const FAULTS: readonly (readonly [string, RegExp])[] = [
  [
    'markup',
    /\{\{|\}\}|\*\*|__|<\/?[a-z][^>]{0,80}>|\]\(|!\[|&(?:[a-z]{2,8}|#\d{1,6});|\\[*_[]|`|^#+\s|^>\s|~~/i,
  ],
  ['table', / \| |\t/],
  [
    'bullet',
    /^(?:[-*+•‧●▪■◆◎○▲△▼★☆※→►➢✦✔√#＃]|[(（［【]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[ivxIVX]{1,4}|[a-hA-H])[)）］】]|\d{1,2}\s*[.．、](?!\d)|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳❶-❿㈠-㈩]|第[一二三四五六七八九十]{1,3}[、：:])/,
  ],
  [
    'address',
    /https?:|www\.|[\w.-]+@[\w-]+\.|(?<![\w.])[\w-]+\.(?:com|org|net|hk|tw|cn|io|co|gov|edu|info|me|tv)(?![A-Za-z0-9])|\b(?:bit\.ly|goo\.gl|fb\.me|t\.me|youtu\.be)\b/iu,
  ],
  [
    'contact',
    /電郵[：:至]|查詢電話|網址[：:]|(?:專頁|網頁|網站|連結|Facebook|IG|Instagram|YouTube|Twitter|Telegram|Medium)\s*[：:]/i,
  ],
  [
    'footnote',
    /\[\^?\d{1,3}\]|［\d{1,3}］|[①-⑳]|[¹²³⁴⁵⁶⁷⁸⁹]|〔\d{1,3}〕|【\d{1,3}】|[(（]註\s*\d{0,2}[)）]|\(\d{1,2}\)[。.]?$|（\d{1,2}）[。.]?$/,
  ],
  [
    'credit',
    new RegExp(
      `(?:${CREDIT_WORDS})[^。]{0,6}[)）】]?[。.]?$|^[^。，]{0,30}(?:攝|攝影|提供|製圖|繪圖)[)）】]?[。.]?$|(?:攝|製圖|繪圖)[)）】][。.]?$|(?:圖片|相片|照片|資料|影片|圖)來源|(?:圖片|照片|相片)由.{1,20}提供|^(?:photo|image|picture|source|credit)s?\\s*(?:by|:|：)|\\((?:photo|image|picture)s?[^)]{0,60}\\)[.。]?$`,
      'iu',
    ),
  ],
  [
    'caption',
    /^[（(]?[左右上下前後]?(?:圖|上圖|下圖|左圖|右圖|見圖|附圖|圖中|題圖|封面圖)[一二三四五六七八九十\d]{0,3}\s*[：:為）)]|[（(](?:左|右|中|前|後|圖|前排?|後排?|左[一二三四五六]|右[一二三四五六]|左圖|右圖|上圖|下圖|見圖|圖[一二三四五六七八九十\d]|[左右]起)[)）]/,
  ],
  [
    'byline',
    /^[【〔［[（(]?\s*(?:撰文|文|圖|攝影|採訪|記者|作者|譯者?|翻譯|編輯|編譯|整理|圖文|文字)\s*[:：／/｜|]|^(?:By|Text by|Photos? by|Written by|Reporting by|Edited by|Translated by)\s+\p{Lu}|^[【〔［[（(]?(?:本報|本台|本網|特約|駐.{1,6})?(?:記者|通訊員|特派員)[^，。]{1,12}(?:報道|報導|專訪|撰)[】）)\]。]/u,
  ],
  [
    'author',
    /^[（(【*]?(?:本文)?(?:作者|筆者|撰文者|本文作者)(?:簡介|介紹|按|是|為|係|乃|現[為職任]|曾[任為]|[：:／])|^About the author|^[（(]?The (?:author|writer) is\b/i,
  ],
  [
    'note',
    /^[【〔［[（(*]*\s*(?:編者?按|編者?註|編輯按|譯者?註|譯按|(?:意象)?註釋|後記|前言|序|註釋?|注釋?|備註|附註|按|筆者按|作者按|參考|資料來源|出處|延伸閱讀|相關(?:文章|新聞|報道|連結|影片)|推薦閱讀|伸延閱讀|來源|原文|原刊|原載|案件編號|Editor['’]s note|Notes?|References?|Sources?|Further reading|Related|See also|P\.?S\.?)\s*\d{0,2}[:：】〕］\])）]|^[（(【]?(?:編者?|編輯|譯者?)按/i,
  ],
  ['aside', /[（(【[](?:編|譯|筆|作)者?[按註注][：:，\s]/],
  [
    'reprint',
    /(?:本文|原文|文章|此文)[^。]{0,12}(?:原[刊載於]|刊[於載登]|轉載|轉自|授權|首發|發表於|摘自|節錄)|(?:獲|經|蒙)[^。，]{0,12}授權(?:轉載|刊登|刊載)|授權轉載|原[刊載](?:於|自)|^[（(]?(?:原載|原刊|轉載自)|(?:first (?:appeared|published)|originally (?:appeared|published)|reprinted|republished|reproduced with permission)\b/i,
  ],
  [
    'update',
    /[【[（(][^】\]）)]{0,30}(?:更新|updating|updated)[^】\]）)]{0,8}[】\]）)]|(?:不斷|持續|陸續|稍後|即時)更新|(?:last )?updated?\s*(?:at|on|:)/i,
  ],
  ['clock', CLOCK_ENTRY],
  [
    'appeal',
    /訂閱|訂戶|月費|課金|Patreon|(?:支持|贊助|捐助|捐款給?)(?:我們|本報|本網|《?眾新聞)|(?:讚好|追蹤|關注|按讚|like)[^。]{0,10}(?:專頁|page|我們)|成為[^。]{0,10}(?:會員|讀者)(?:計劃)?[！!]|眾籌(?:活動|計劃|網址)|歡迎(?:投稿|來稿|訂|加入|電郵|瀏覽|讚好)|稿酬|稿件請|來稿|請電郵|免費下載|立即下載|點擊(?:此處|這裡|連結)|按(?:這裡|連結)|按此(?:處|進入|登記|報名|連結|觀看|收看|閱讀|下載|[。）)！]|$)|請按|click here|subscribe|sign up|newsletter|donate (?:now|to us|here)|follow us|all rights reserved|版權所有|不得轉載|圖文不符/i,
  ],
  [
    'column',
    /^【[^】]{1,30}[・·．‧｜|／/.–-][^】]{1,30}】|^(?:本|這個|此)(?:專欄|欄)|(?:本|這個|此)(?:專欄|欄目?)(?:逢|由|每|開放|原載|內容|純屬|會)|逢(?:星期|周|週|禮拜)[一二三四五六日、至及和]{1,9}(?:刊|見|更新|出版)/,
  ],
  ['thanks', /^(?:鳴謝|致謝|特別鳴謝|謹此|全文完|完。|（完）|待續|（待續）|\(?to be continued)/i],
  ['scene', /^[（(【〔［[][^）)】〕］\]]{1,60}[）)】〕］\]][。.]?$/],
  ['placeholder', /請在這輸入|caption here|lorem ipsum/i],
];

/** Headings after which the article is over: notes, references, related links. */
export const TAIL_HEADING =
  /^[【〔［[（(*_\s]*(?:\d{1,2}[.、]\s*)?(?:註釋?|註解|注釋?|備註|附註|附錄|參考(?:資料|文獻|書目|連結|文章)?|資料來源|延伸閱讀|伸延閱讀|相關(?:文章|新聞|報道|報導|連結|閱讀|影片|專題)|推薦閱讀|其他(?:文章|相關)|更多(?:文章|報道|新聞)|作者簡介|意象註釋|書目|Notes?|Footnotes?|References?|Bibliography|Further reading|Related(?: (?:articles?|stories|links|news))?|Sources?|About the authors?)[】〕］\])）]*\s*[:：]?[*_\s]*$/i;

/** Those that only appear below an article: links to other articles may also stand above it. */
export const NOTES_HEADING =
  /^[【〔［[（(*_\s]*(?:意象)?(?:註釋?|註解|注釋|備註|附註|參考(?:資料|文獻|書目)|Footnotes?|Notes|References|Bibliography)[】〕］\])）]*\s*[:：]?[*_\s]*$/i;

/** A caption set as running text: a short block that ends with a credit and has no full stop. */
export const CAPTION_BLOCK = new RegExp(
  `(?:${CREDIT_WORDS}|(?<!拍)攝|攝影|圖片|照片|相片|截圖|提供圖|圖片提供|資料圖)\\s*[)）】]?[。.]?\\s*$|[。！？」）)\\s][^。，！？]{1,16}(?:攝|提供)[)）】]?\\s*$`,
  'u',
);

/** It opens with a word that refers to the sentence before. */
export const DANGLING =
  /^[「『“"'‘（(]*(?:[^，。「」]{1,8}(?:對此|就此|因此|亦|則)(?!外)|更[^，。]{1,6}的是|剛才|佢|他|她|牠|它|祂|該|此|這|那|其(?!士|昌)|而(?!立|今)|但(?!丁|以理)|不過|然而|因此|因而|所以|於是|同時|與此同時|另外|另一|此外|再者|況且|何況|對此|為此|至於|反而|反之|相反|否則|故此|故而|加上|而且|並且|並(?!非)|又(?!一城)|亦|也|還(?!原)|則|例如|譬如|比如|可是|只是|不料|結果|之後|隨後|其後|後來|當時|當中|換言之|換句話|總之|總而言之|即是|即使如此|儘管如此|雖然如此|除此|事實上|當然|誠然|固然|首先|其次|第[一二三四五]，|最後|上述|以上|以下|如此|有關(?!於)|前者|後者|接着|接著|然後|跟住|咁|嗰|呢個|呢啲|即|或者?|甚至|尤其|特別是|正如|正因|難怪|原來|看來|可見|不但|不僅|怎料|豈料|詎料|同樣|一方面|另方面|兩者|二者|雙方|三人|兩人|二人|眾人|對方|前述|諸如|於此|據此|就此|從此|由此|如是|是故|是以|以此|反觀|顯然|畢竟|終於|幸好|可惜|不幸)|^["“'‘(]*(?:However|But|And|So|Or|Nor|Yet|Still|He|She|They|It|His|Her|Hers|Him|Their|Its|This|That|These|Those|Such|Then|Also|Moreover|Meanwhile|Therefore|Thus|Hence|Instead|Furthermore|Additionally|In addition|Similarly|Likewise|For (?:example|instance)|As a result|As such|Nevertheless|Nonetheless|Otherwise|Besides|Indeed|Consequently|Accordingly|In (?:contrast|other words|turn|fact|short)|On the (?:other hand|contrary)|By contrast|After(?:wards| that)|Later|Finally|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Lastly|Of course|Perhaps|Because of this|Both|Neither|Either|There(?:fore|after)|Another|Other|Others)\b/u;

/** It ends as a question. */
export const QUESTION = /[?？][！!]?[」』”"’）)]*$/;

/** A lone speaker: the label of a turn in an interview precedes the words. */
export const SPEAKER =
  /^[【〔［[（(]?[^，。！？「『：:]{1,8}[】〕］\])）]?\s?[：:]|^(?:Q|A|Question|Answer)\d{0,2}\s*[.:：]|^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}\s?[：:]\s/u;
