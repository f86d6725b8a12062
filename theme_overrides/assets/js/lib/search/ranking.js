/**
 * The order of the found: lunr's own, by its scores. lunr's vectors are filled with no more than the found documents
 * and the asked-for terms, so that the work does not grow with the catalogue, and compared without its query, which
 * would look up once more what is known here.
 *
 * @typedef {import("./dictionary.js").Dictionary} Dictionary
 * @typedef {{ document: number, score: number, terms: string[] }} Hit
 * @typedef {{ field: number, terms: number[], elements: number[] }} Match
 *   one field of a document: the asked-for terms in it, and what they weigh there as elements of lunr's vector
 */

/** So many of the found are given to lunr, more than one looks through; the others follow by a plain sum. */
const MOST_RANKED = 100;

/**
 * @param {any} lunr
 * @param {Dictionary} dictionary
 * @param {{ b: number, k1: number }} measures
 * @param {Uint8Array} found for each document whether it is found
 * @param {Map<number, number>} weights term → weight
 * @returns {Hit[]} the best first
 */
export function ranked(lunr, dictionary, measures, found, weights) {
  const terms = [...weights.keys()].sort((a, b) => a - b);
  const [near, far] = parted(dictionary, found, weights);
  const asked = new lunr.Vector(terms.flatMap((term, number) => [number, weights.get(term)]));
  const hits = [...matched(dictionary, measures, near, terms)].map(([document, matches]) => ({
    document,
    score: matches.reduce((sum, { elements }) => sum + asked.similarity(new lunr.Vector(elements)), 0),
    terms: [...new Set(matches.flatMap((match) => match.terms))].map((term) => dictionary.terms[term]),
  }));
  return [...hits.sort((a, b) => b.score - a.score || a.document - b.document), ...far];
}

/**
 * The found that lunr is to rank, and the rest as hits in order.
 * @param {Dictionary} dictionary @param {Uint8Array} found @param {Map<number, number>} weights
 * @returns {[Uint8Array, Hit[]]}
 */
function parted(dictionary, found, weights) {
  const documents = [];
  for (let at = 0; at < found.length; at += 1) if (found[at]) documents.push(at);
  if (documents.length <= MOST_RANKED) return [found, []];
  const sums = new Float64Array(found.length);
  for (const [term, weight] of weights) {
    const { documents: having, fields } = dictionary.postings(term);
    const rarity = inverseFrequency(fields, dictionary.count) * weight;
    const boosts = dictionary.fields.map((field) => field.boost * rarity);
    for (let at = 0; at < having.length; at += 1) {
      for (let bit = 0; bit < boosts.length; bit += 1) if (fields[at] & (1 << bit)) sums[having[at]] += boosts[bit];
    }
  }
  documents.sort((a, b) => sums[b] - sums[a] || a - b);
  const near = new Uint8Array(found.length);
  for (const document of documents.slice(0, MOST_RANKED)) near[document] = 1;
  return [near, documents.slice(MOST_RANKED).map((document) => ({ document, score: 0, terms: [] }))];
}

/**
 * The fields of the found documents that have a term, each document's in the order of their first term.
 * @param {Dictionary} dictionary @param {{ b: number, k1: number }} measures @param {Uint8Array} found @param {number[]} terms
 * @returns {Map<number, Match[]>}
 */
function matched(dictionary, { b, k1 }, found, terms) {
  const averages = dictionary.fields.map((field) => average(field.lengths));
  /** @type {Map<number, Match[]>} */
  const all = new Map();
  terms.forEach((term, number) => {
    const { documents, fields: bits } = dictionary.postings(term);
    const rarity = inverseFrequency(bits, dictionary.count);
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at];
      if (!found[document]) continue;
      let matches = all.get(document);
      if (!matches) all.set(document, (matches = []));
      for (let field = 0; field < averages.length; field += 1) {
        if (!(bits[at] & (1 << field))) continue;
        let match = matches.find((each) => each.field === field);
        if (!match) matches.push((match = { field, terms: [], elements: [] }));
        const { boost, lengths } = dictionary.fields[field];
        const length = 1 - b + b * (lengths[document] / averages[field]);
        const score = ((rarity * (k1 + 1)) / (k1 * length + 1)) * boost;
        match.terms.push(term);
        match.elements.push(number, Math.round(score * 1000) / 1000);
      }
    }
  });
  return all;
}

/** How much more a document counts in which what belongs together stands in one field. */
const TOGETHER = 2;

/**
 * Hits in order once more, those first that have a phrase in one field.
 * @param {Hit[]} hits
 * @param {Dictionary} dictionary
 * @param {number[][][]} phrases each as the terms of its parts
 */
export function withPhrases(hits, dictionary, phrases) {
  if (!phrases.length) return hits;
  const has = phrases.slice(0, 8).map((phrase) => inOneField(dictionary, phrase));
  return hits
    .map((hit) => (has.some((fields) => fields[hit.document]) ? { ...hit, score: hit.score * TOGETHER } : hit))
    .sort((a, b) => b.score - a.score || a.document - b.document);
}

/** For each document the fields, as bits, that hold every part. @param {Dictionary} dictionary @param {number[][]} phrase */
function inOneField(dictionary, phrase) {
  const fields = new Uint8Array(dictionary.count).fill(255);
  for (const part of phrase) {
    const own = new Uint8Array(dictionary.count);
    for (const term of part) {
      const { documents, fields: bits } = dictionary.postings(term);
      for (let at = 0; at < documents.length; at += 1) own[documents[at]] |= bits[at];
    }
    fields.forEach((bits, document) => (fields[document] = bits & own[document]));
  }
  return fields;
}

/** lunr counts a document once for each field that has the term. @param {ArrayLike<number>} bits @param {number} count */
function inverseFrequency(bits, count) {
  let having = 0;
  for (let at = 0; at < bits.length; at += 1) for (let rest = bits[at]; rest; rest >>= 1) having += rest & 1;
  return Math.log(1 + Math.abs((count - having + 0.5) / (having + 0.5)));
}

/** @param {number[]} lengths */
function average(lengths) {
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}
