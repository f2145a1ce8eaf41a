import type { ReadText, Sentence } from './text-words.js';

/**
 * Which sentences agree or propose something. A question, a definition, a report of a term that was turned down, and
 * news about somebody else's deal do not.
 */
export function operativeSentences({ words, sentences }: ReadText): boolean[] {
  const wordsOf = (sentence: Sentence): string[] => words.slice(sentence.from, sentence.to).map(({ word }) => word);
  const texts = sentences.map((sentence) => ` ${wordsOf(sentence).join(' ')} `);
  const isNews = texts.filter((text) => NEWS.some((phrase) => text.includes(phrase))).length >= 2;
  return sentences.map((sentence, number) => {
    const text = texts[number] ?? '';
    const next = texts[number + 1] ?? '';
    if (isNews) return false;
    if (sentence.isQuestion && ASKING.some((phrase) => text.startsWith(phrase) || text.includes(` ${phrase.trim()} `)))
      return false;
    if (DEFINITION.test(text) && sentence.to - sentence.from < 45) return false;
    if (REFUSED.some((phrase) => text.includes(phrase))) return false;
    return !(
      sentences[number + 1]?.passage === sentence.passage &&
      sentence.to - sentence.from < 40 &&
      REFUSAL_AFTER.some((phrase) => next.startsWith(phrase))
    );
  });
}

const ASKING = [
  ' does anyone',
  ' has anyone',
  ' anyone ',
  ' what ',
  ' how ',
  ' which ',
  ' is there ',
  ' do we ',
  ' should we ',
  ' could we ',
  ' are there ',
  ' who has ',
];
const DEFINITION = /^ (?:[a-z ]{0,60})(?: means | has the meaning | shall mean )/;
const NEWS = [
  ' spokesperson ',
  ' analysts ',
  ' said on ',
  ' shares in ',
  ' reported that ',
  ' told reporters ',
  ' closed # lower ',
  ' according to ',
  ' news digest ',
  ' declined to comment ',
  ' press release said ',
  ' announced on ',
];
const REFUSED = [
  ' we said no ',
  ' i said no we ',
  ' refused ',
  ' we have struck ',
  ' we struck ',
  ' turned down ',
  ' rejected ',
  ' pushed back ',
  ' is out ',
  ' are out ',
  ' will not give ',
  ' will not accept ',
  ' cannot accept ',
  ' would not go ',
  ' we declined ',
  ' has been removed ',
  ' was removed ',
  ' have ended ',
  ' both restrictions lapse ',
  ' no longer ',
  ' dropped their ',
  ' they dropped ',
  ' is gone ',
  ' instead of the ',
  ' not acceptable ',
  ' cannot agree ',
  ' cannot release ',
  ' do not agree ',
  ' off the table ',
  ' they wanted ',
  ' they had asked ',
  ' they asked for ',
  ' withdrew ',
  ' was deleted ',
  ' has been deleted ',
  ' never accept ',
];
const REFUSAL_AFTER = [
  ' we said no',
  ' we refused',
  ' we declined',
  ' no ',
  ' i refused',
  ' i declined',
  ' not acceptable',
  ' we struck',
  ' we cannot',
  ' that is out',
];
