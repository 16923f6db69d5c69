/** A small archive, for tests of browsing and searching. */
import { openFolder, type OpenFolder } from './open-folder.js';

const ARTICLES = [
  {
    title: '渡輪加價一成',
    day: '2021-06-21',
    author: '陳大文',
    category: '港聞',
    tags: '渡輪, 交通',
  },
  {
    title: '渡輪加價：居民不滿',
    day: '2021-06-22',
    author: '陳大文、李小明',
    category: '港聞',
    tags: '渡輪, 交通',
  },
  {
    title: '渡輪公司回應',
    day: '2021-06-23',
    author: '李小明',
    category: '港聞',
    tags: '渡輪, 交通',
  },
  { title: '電車百年', day: '2020-06-22', author: 'Ann Lee', category: '文化', tags: '電車, 交通' },
  { title: '燈塔的一夜', day: '2019-02-01', author: 'Ann Lee', category: '文化', tags: '燈塔' },
];

/** Three stories on a ferry in one week of 2021, one story of 2020 and one of 2019. */
export function openSmallArchive(): Promise<OpenFolder> {
  return openFolder(
    Object.fromEntries(ARTICLES.map((article, at) => [`${at}.md`, markdownOf(article)])),
  );
}

function markdownOf({ title, day, author, category, tags }: (typeof ARTICLES)[number]): string {
  return `---
title: ${title}
date: ${day}
author: ${author}
category: ${category}
tags: [${tags}]
---

${title}。這是一段文字，說明${title}的來龍去脈，以及各方對${title}的意見。
`;
}
