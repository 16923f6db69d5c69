/** Articles of our own for the flows: a small newsroom by the harbour. */
import { createTinyLibrary, type TinyArticle } from '../bot/tiny-library.js';

const FERRIES = Array.from({ length: 11 }, (_, index): TinyArticle => ({
  id: `ferry${index + 1}`,
  title: `渡輪加價第 ${index + 1} 天`,
  day: `2021-06-${String(28 - index).padStart(2, '0')}`,
  author: '陳大文',
  category: '港聞',
  tags: ['渡輪', '離島交通'],
  paragraphs: ['渡輪公司宣布下月起加價一成，離島居民表示不滿。', '政府回應指會考慮補貼。'],
  url: 'https://news.example.org/ferry',
}));

export const LONG_READ: TinyArticle = {
  id: 'longread',
  title: 'The last lighthouse keeper <of> Waglan & his "cats"',
  day: '2019-07-01',
  author: 'Ann Lee',
  category: 'Features',
  tags: ['lighthouses', '離島交通'],
  paragraphs: Array.from(
    { length: 40 },
    (_, index) => `Paragraph ${index + 1}. ${'The sea was calm. '.repeat(15)}`,
  ),
  url: 'https://news.example.org/lighthouse?a=1&b=2',
  imageUrl: 'https://news.example.org/lighthouse.jpg',
  olderDays: ['2019-06-30', '2019-06-29'],
};

export const newsroom = createTinyLibrary([...FERRIES, LONG_READ]);
