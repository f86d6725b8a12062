/**
 * The order of the found: lunr's own, by its scores. lunr is given no more than the found documents and the
 * asked-for terms, so that its work does not grow with the catalogue.
 *
 * @typedef {import("./dictionary.js").Dictionary} Dictionary
 * @typedef {{ document: number, score: number, terms: string[] }} Hit
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
  const index = new lunr.Index(lunrParts(lunr, dictionary, measures, near, terms));
  const results = index.query((/** @type {any} */ query) => {
    for (const term of terms) query.clause({ term: dictionary.terms[term], boost: weights.get(term), usePipeline: false });
  });
  /** @type {Hit[]} */
  const hits = results.map((/** @type {any} */ result) => ({ document: Number(result.ref), score: result.score, terms: Object.keys(result.matchData.metadata) }));
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

/** @param {any} lunr @param {Dictionary} dictionary @param {{ b: number, k1: number }} measures @param {Uint8Array} found @param {number[]} terms */
function lunrParts(lunr, dictionary, measures, found, terms) {
  const fields = dictionary.fields.map((field) => ({ ...field, average: average(field.lengths), prefix: `${field.name}/` }));
  /** @type {Record<string, any>} */
  const invertedIndex = {};
  /** @type {Record<string, number[]>} */
  const elements = {};
  terms.forEach((term, number) => {
    const { documents, fields: bits } = dictionary.postings(term);
    const posting = /** @type {Record<string, any>} */ ({ _index: number });
    for (const field of fields) posting[field.name] = {};
    const rarity = inverseFrequency(bits, dictionary.count);
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at];
      if (!found[document]) continue;
      fields.forEach((field, bit) => {
        if (!(bits[at] & (1 << bit))) return;
        posting[field.name][document] = {};
        const length = 1 - measures.b + measures.b * (field.lengths[document] / field.average);
        const score = (rarity * (measures.k1 + 1)) / (measures.k1 * length + 1) * field.boost;
        (elements[field.prefix + document] ??= []).push(number, Math.round(score * 1000) / 1000);
      });
    }
    invertedIndex[dictionary.terms[term]] = posting;
  });
  const fieldVectors = Object.fromEntries(Object.entries(elements).map(([name, each]) => [name, new lunr.Vector(each)]));
  // Every term asked for is one of the index: there is nothing to expand.
  const tokenSet = { intersect: (/** @type {any} */ tokens) => tokens };
  return { invertedIndex, fieldVectors, tokenSet, fields: fields.map((field) => field.name), pipeline: new lunr.Pipeline() };
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
