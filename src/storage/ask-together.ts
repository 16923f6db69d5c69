/** Combines questions that are asked at the same time into one query. */

/** Looks up the answer to one of several questions. */
export type Answers<Question, Answer> = (question: Question) => Answer;

/**
 * Returns a function that answers one question. All questions of one turn of the event loop become
 * one call of `askAll`; if it rejects, each of them does.
 */
export function askTogether<Question, Answer>(
  askAll: (questions: readonly Question[]) => Promise<Answers<Question, Answer>>,
): (question: Question) => Promise<Answer> {
  let asked: Question[] = [];
  let answers: Promise<Answers<Question, Answer>> | undefined;

  return async (question) => {
    asked.push(question);
    answers ??= endOfTurn().then(() => {
      const all = asked;
      [asked, answers] = [[], undefined];
      return askAll(all);
    });
    return (await answers)(question);
  };
}

/** Resolves after all pending promise callbacks, and before any timer or input. */
function endOfTurn(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}
