/**
 * Which documents an expression asks for. An expression is a tree of terms (any of them), all and any.
 *
 * @typedef {{ terms: number[], weight: number }} Terms
 * @typedef {Terms | { all: Expression[], together?: boolean } | { any: Expression[] }} Expression
 *   together: what stands in one field in a row, as far as the index can tell
 * @typedef {import("./dictionary.js").Dictionary} Dictionary
 */

/** @param {number[]} terms @param {number} weight @returns {Terms} */
export function anyTerm(terms, weight) {
  return { terms, weight };
}

/** The same, or null without any term. @param {number[]} terms @param {number} weight @returns {Terms | null} */
export function someTerm(terms, weight) {
  return terms.length ? anyTerm(terms, weight) : null;
}

/** @param {(Expression | null)[]} parts @returns {Expression | null} null where a part can never be */
export function allOf(parts) {
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length && known.length ? { all: known } : null;
}

/** All of them, which belong together. @param {(Expression | null)[]} parts @returns {Expression | null} */
export function together(parts) {
  const found = allOf(parts);
  return found && "all" in found ? { all: found.all, together: true } : null;
}

/** @param {(Expression | null)[]} parts @returns {Expression | null} */
export function anyOf(parts) {
  const known = parts.filter((part) => part !== null);
  return known.length ? { any: known } : null;
}

/**
 * For each document whether it is asked for.
 * @param {Dictionary} dictionary
 * @param {Expression | null} expression
 * @returns {Uint8Array}
 */
export function documentsOf(dictionary, expression) {
  const found = new Uint8Array(dictionary.count);
  if (expression !== null) addDocuments(dictionary, expression, found);
  return found;
}

/** How many documents are asked for. @param {Dictionary} dictionary @param {Expression | null} expression */
export function countOf(dictionary, expression) {
  return documentsOf(dictionary, expression).reduce((sum, is) => sum + is, 0);
}

/** @param {Dictionary} dictionary @param {Expression} expression @param {Uint8Array} found */
function addDocuments(dictionary, expression, found) {
  if ("terms" in expression) {
    for (const term of expression.terms) {
      const { documents } = dictionary.postings(term);
      for (let at = 0; at < documents.length; at += 1) found[documents[at]] = 1;
    }
  } else if ("any" in expression) {
    for (const part of expression.any) addDocuments(dictionary, part, found);
  } else {
    const [first, ...rest] = expression.all;
    const all = documentsOf(dictionary, first);
    for (const part of rest) {
      const own = documentsOf(dictionary, part);
      for (let at = 0; at < all.length; at += 1) all[at] &= own[at];
    }
    for (let at = 0; at < all.length; at += 1) found[at] |= all[at];
  }
}

/** Each term of an expression with its greatest weight. @param {Expression} expression @param {Map<number, number>} [weights] */
export function weightsOf(expression, weights = new Map()) {
  if ("terms" in expression) {
    for (const term of expression.terms) weights.set(term, Math.max(weights.get(term) ?? 0, expression.weight));
  } else {
    for (const part of "any" in expression ? expression.any : expression.all) weightsOf(part, weights);
  }
  return weights;
}

/** The same expression with all weights changed by a factor. @param {Expression} expression @param {number} factor @returns {Expression} */
export function weighed(expression, factor) {
  if ("terms" in expression) return { terms: expression.terms, weight: expression.weight * factor };
  if ("any" in expression) return { any: expression.any.map((part) => weighed(part, factor)) };
  return { ...expression, all: expression.all.map((part) => weighed(part, factor)) };
}

/**
 * What belongs together, each as the terms of its parts.
 * @param {Expression} expression
 * @returns {number[][][]}
 */
export function phrasesOf(expression) {
  if ("terms" in expression) return [];
  if ("any" in expression) return expression.any.flatMap(phrasesOf);
  const own = expression.together && expression.all.length > 1 ? [expression.all.map((part) => [...weightsOf(part).keys()])] : [];
  return [...own, ...expression.all.flatMap(phrasesOf)];
}
