/*
 * WordPiece vocabularies and their tokenizer files.
 * Format: https://huggingface.co/docs/tokenizers/api/models
 */

/** What every vocabulary begins with, in this order. */
export const specialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

/** `tokenizer.json` and `tokenizer_config.json` of a BERT tokenizer over `vocabulary`, a list of tokens by their number. */
export function tokenizerFiles(vocabulary, lowercase) {
  const special = specialTokens.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
  const token = (id, typeId) => ({ SpecialToken: { id, type_id: typeId } });
  const sequence = (id, typeId) => ({ Sequence: { id, type_id: typeId } });
  return {
    "tokenizer.json": {
      version: "1.0",
      truncation: null,
      padding: null,
      added_tokens: special,
      normalizer: {
        type: "BertNormalizer",
        clean_text: true,
        handle_chinese_chars: true,
        strip_accents: lowercase,
        lowercase,
      },
      pre_tokenizer: { type: "BertPreTokenizer" },
      post_processor: {
        type: "TemplateProcessing",
        single: [token("[CLS]", 0), sequence("A", 0), token("[SEP]", 0)],
        pair: [token("[CLS]", 0), sequence("A", 0), token("[SEP]", 0), sequence("B", 1), token("[SEP]", 1)],
        special_tokens: Object.fromEntries(
          ["[CLS]", "[SEP]"].map((id) => [id, { id, ids: [specialTokens.indexOf(id)], tokens: [id] }]),
        ),
      },
      decoder: { type: "WordPiece", prefix: "##", cleanup: true },
      model: {
        type: "WordPiece",
        unk_token: "[UNK]",
        continuing_subword_prefix: "##",
        max_input_chars_per_word: 100,
        vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
      },
    },
    "tokenizer_config.json": {
      tokenizer_class: "BertTokenizer",
      do_lower_case: lowercase,
      strip_accents: lowercase,
      model_max_length: 512,
      pad_token: "[PAD]",
      unk_token: "[UNK]",
      cls_token: "[CLS]",
      sep_token: "[SEP]",
      mask_token: "[MASK]",
    },
  };
}

/** Words and punctuation marks of a text, as the pre-tokenizer splits it. */
export function splitWords(text) {
  return text.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

/** The pieces of one word: at each place the longest that the vocabulary (a Set) has, else `[UNK]` for the whole word. */
export function splitPieces(word, vocabulary) {
  const pieces = [];
  let start = 0;
  while (start < word.length) {
    let end = word.length;
    const piece = () => (start > 0 ? "##" : "") + word.slice(start, end);
    while (end > start && !vocabulary.has(piece())) end -= 1;
    if (end === start) return ["[UNK]"];
    pieces.push(piece());
    start = end;
  }
  return pieces;
}

/**
 * Rows of numbers by token as two small tables: the number of a row for each token, and the rows that differ.
 *
 * Most tokens share their row with others, so that both together are far smaller than one row a token.
 */
export function shareRows(rows) {
  const numbers = new Map();
  const kinds = rows.map((row) => {
    const key = row.join();
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key);
  });
  return { kinds, rows: [...numbers.keys()].map((key) => key.split(",").map(Number)) };
}
