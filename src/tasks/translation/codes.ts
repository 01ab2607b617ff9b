/** Codes of languages as the models of one family want them in `src_lang` and `tgt_lang`. */
export type CodeFamily = "nllb" | "mbart";

/** Languages by the script they are written in, as `eng_Latn` names both. */
const nllb: Readonly<Record<string, string>> = {
  Latn:
    "ace afr aka als ast ayr azj bam ban bem bjn bos bug cat ceb ces cjk crh cym dan deu dik dyu eng epo est eus ewe fao " +
    "fij fin fon fra fur fuv gaz gla gle glg grn hat hau hrv hun ibo ilo ind isl ita jav kab kac kam kbp kea kik kin kmb " +
    "kmr knc kon lij lim lin lit lmo ltg ltz lua lug luo lus lvs min mlt mos mri nld nno nob nso nus nya oci pag pap plt " +
    "pol por quy ron run sag scn slk slv smo sna som sot spa srd ssw sun swe swh szl taq tgl tpi tsn tso tuk tum tur twi " +
    "umb uzn vec vie war wol xho yor zsm zul",
  Arab: "ace acm acq aeb ajp apc arb ars ary arz azb bjn ckb kas knc pbt pes prs snd uig urd",
  Cyrl: "bak bel bul kaz khk kir mkd rus srp tat tgk ukr",
  Deva: "awa bho hin hne kas mag mai mar npi san",
  Beng: "asm ben mni sat",
  Ethi: "amh tir",
  Tibt: "bod dzo",
  Hebr: "heb ydd",
  Mymr: "mya shn",
  Tfng: "taq tzm",
  Hant: "yue zho",
  Grek: "ell",
  Gujr: "guj",
  Armn: "hye",
  Jpan: "jpn",
  Knda: "kan",
  Geor: "kat",
  Khmr: "khm",
  Hang: "kor",
  Laoo: "lao",
  Mlym: "mal",
  Orya: "ory",
  Guru: "pan",
  Sinh: "sin",
  Taml: "tam",
  Telu: "tel",
  Thai: "tha",
  Hans: "zho",
};

const mbart =
  "af_ZA ar_AR az_AZ bn_IN cs_CZ de_DE en_XX es_XX et_EE fa_IR fi_FI fr_XX gl_ES gu_IN he_IL hi_IN hr_HR id_ID it_IT " +
  "ja_XX ka_GE kk_KZ km_KH ko_KR lt_LT lv_LV mk_MK ml_IN mn_MN mr_IN my_MM ne_NP nl_XX pl_PL ps_AF pt_XX ro_RO ru_RU " +
  "si_LK sl_SI sv_SE sw_KE ta_IN te_IN th_TH tl_XX tr_TR uk_UA ur_PK vi_VN xh_ZA zh_CN";

/**
 * Every code of a family: `eng_Latn` for NLLB-200, `en_XX` for mBART-50.
 *
 * Source: https://huggingface.co/facebook/nllb-200-distilled-600M, https://huggingface.co/facebook/mbart-large-50
 */
export const codesOfFamily: Readonly<Record<CodeFamily, readonly string[]>> = {
  nllb: Object.entries(nllb).flatMap(([script, languages]) => languages.split(" ").map((language) => `${language}_${script}`)),
  mbart: mbart.split(" "),
};
