/*
 * What English words say about liking and disliking, written by hand.
 *
 * Inflections need no entry where the word and one of `endings` spell them: "love" and "##d", "delight" and "##ful".
 */

/** `[value alone, value after a negation, words]`, from −4 (dislike) to 4 (liking). */
export const valence = [
  [3.6, -1.6, "excellent outstanding superb exceptional magnificent phenomenal flawless breathtaking masterpiece"],
  [3.4, -1.4, "amazing amazingly wonderful fantastic brilliant incredible incredibly awesome perfect perfection fabulous"],
  [3.4, -1.4, "terrific marvelous marvellous stunning gorgeous splendid sublime unforgettable adore adored adoring adorable"],
  [3, -2.6, "love loved loving lovely beloved beautiful beautifully delicious delightful delighted delight delights"],
  [3, -2.4, "great impressive impressed impress impresses superior thrilled thrilling ecstatic joy joyful blessed treasure"],
  [2.6, -2.6, "happy happily happiest happiness enjoy enjoyed enjoying enjoyable enjoyment pleasure pleasant pleasantly"],
  [2.6, -2.6, "recommend recommended recommending recommendation satisfied satisfying satisfaction satisfy satisfies"],
  [2.6, -2.2, "charming charmed elegant hilarious fun funny entertaining exciting excited fascinating engaging captivating"],
  [2.4, -2.6, "good helpful kind friendly kindness generous polite attentive welcoming welcome courteous caring considerate"],
  [2.4, -2, "best favorite favourite tasty yummy comfortable comfy cosy cozy spotless immaculate refreshing relaxing peaceful"],
  [2.2, -2.2, "nice nicely nicest glad pleased grateful gratitude thankful thanks thank appreciate appreciated cheerful smiling"],
  [2.2, -2, "reliable trustworthy dependable efficient professional knowledgeable talented skilled creative inspiring inspired"],
  [2, 1.4, "better happier"],
  [2, -2, "improved improvement improves win wins winning winner succeed succeeded success successful proud celebrate"],
  [2, -2.2, "clean fresh smooth smoothly easy easily intuitive convenient useful handy durable sturdy solid safe secure crisp"],
  [1.8, -1.8, "fast quick quickly prompt promptly affordable bargain worth worthwhile valuable responsive spacious interesting"],
  [1.8, -1.6, "gem heaven paradise bliss smile smiles laugh laughed laughing hope hopeful optimistic admire admired cute sweet"],
  [
    1.6,
    -1.6,
    "fine fair accurate clear warm vibrant rich juicy generously gift beauty calm healthy bright fortunate lucky wow yay",
  ],
  [1.6, -1.6, "hooray bravo congratulations congrats kudos cool superbly well-made thoughtful flavorful flavourful tender"],
  [1.2, -2.4, "acceptable adequate decent okay satisfactory reasonable reasonably properly correct correctly"],
  [0.9, -1.8, "well ok works worked honest real effective working enough pretty memorable"],
  [0, -1.8, "stand sense"],
  [0.3, -2.2, "like work fit fits care cares respond responded answer answered"],
  [0, -1.4, "anything special any"],
  [-3.6, 1, "terrible terribly horrible horribly awful awfully atrocious abysmal appalling dreadful horrendous horrific"],
  [-3.6, 1, "worst disgusting disgusted disgust revolting vile despicable unbearable inexcusable unacceptable loathe loathed"],
  [
    -3.2,
    1.4,
    "hate hated hates hating hateful despise despised detest pathetic nightmare disaster disastrous catastrophe garbage",
  ],
  [-3.2, 1.2, "trash rubbish scam fraud worthless useless waste wasted wasting hopeless miserable cruel evil sucks suck sucked"],
  [
    -2.8,
    1.4,
    "bad badly poor poorly worse disappoint disappointing disappointed disappointment disappoints inferior incompetent",
  ],
  [
    -2.6,
    1.4,
    "rude rudely arrogant unfriendly unhelpful unprofessional dishonest disrespectful careless ignorant hostile insulting",
  ],
  [-2.6, 1.4, "dirty filthy dirt stained smelly stinks stink stank moldy mouldy rotten rancid gross nasty nauseating unsanitary"],
  [-2.4, 1.6, "boring bored dull tedious bland tasteless stale mediocre lame overrated lousy shoddy flimsy crappy crap junk"],
  [
    -2.4,
    1.8,
    "angry furious upset upsetting annoyed annoying annoy annoys frustrated frustrating frustration irritating irritated",
  ],
  [-2.4, 2, "regret regretted fail failed fails failing failure failures crash crashed crashes crashing defective faulty broken"],
  [
    -2.2,
    1.8,
    "sad sadly sadness unhappy depressed depressing depression cry crying cried heartbroken hurt hurts painful pain lonely",
  ],
  [-2.2, 1.8, "broke breaks ruin ruined ruins spoiled destroyed damage damaged damages damaging unusable unreliable misleading"],
  [-2.2, 2, "ugly stupid idiotic silly ridiculous nonsense absurd joke embarrassing embarrassed shame shameful ashamed sloppy"],
  [-2, 2, "wrong error errors bug bugs buggy glitch glitches problem problems issue issues trouble troubles mistake mistakes"],
  [-2, 2, "slow slowly late delayed delay delays overpriced expensive noisy loud cramped uncomfortable inconvenient confusing"],
  [-2, 2, "complain complained complaint complaints lie lied lies liar cheat cheated steal stole stolen lost missing refused"],
  [-2, 1.8, "sick ill afraid scared scary fear fears worried worry worries worrying danger dangerous unsafe risk risky threat"],
  [
    -1.8,
    1.8,
    "weak unfair unfortunate unfortunately unclear awkward messy mess clumsy complicated difficult difficulty tired tiring",
  ],
  [
    -1.6,
    1.6,
    "refund overcooked undercooked soggy burnt burned greasy leak leaks leaked leaking scratched cracked crack ripped torn",
  ],
  [-1.6, 1.4, "lack lacks lacked lacking ignored ignore ignores forgot neglected abandoned disagree dislike disliked dislikes"],
  [-1.4, 1.2, "weird strange crowded harsh sour bitter blurry laggy lag stressful stress hard wait waited waiting"],
  [-0.8, 0.6, "cold cheap average outdated rough thin"],
  [-1.6, 0, "worn meh dies"],
];

/** Words that turn round what follows in the same clause. "t" stands for "n't". */
export const negators =
  "not no t never nothing nobody none neither nor cannot cant dont doesnt didnt isnt wasnt arent werent wont wouldnt couldnt shouldnt hasnt havent hadnt without hardly barely scarcely rarely stopped nowhere";

/** Marks and words that end the reach of a negation. */
export const stops = ". , ; : ! ? ( ) but and although though however because so while which who yet since only except stop";

/** `[change of strength, words]` for the next word and, by half, the one after it. */
export const degrees = [
  [0.4, "very really so extremely absolutely totally completely truly highly super utterly thoroughly such most quite deeply"],
  [0.2, "too particularly especially just simply rather"],
  [-0.5, "slightly somewhat bit little fairly kinda almost mildly"],
];

/** After these, what came before counts less. */
export const contrasts = "but however nevertheless nonetheless yet";

/**
 * `[words, words that take those back, later words, value added, value added after a negation]`: what two words say
 * together, the later one at most three words after the first.
 */
export const pairs = [
  [
    "i we they you he she everyone everybody people kids children really also always",
    "would look looks looked feel feels felt sound sounds sounded smell smells taste tastes tasted seem seems act acts",
    "like liked likes",
    2,
    0,
  ],
  ["could should", "", "better", -4, 2.4],
  ["money", "", "back", -2.4, -2.4],
  ["come go definitely gladly", "he she they it them", "back", 1.6, -2.4],
  ["their his her", "lost lose", "way", 2, 0],
  ["made makes", "", "day week", 2.2, 0],
  ["five 5", "", "stars star", 3, 0],
  ["one 1 zero two 2", "", "star stars", -2.6, 0],
];

/** Frequent words that say nothing here, listed so that no shorter word is seen in them. */
export const neutral =
  "the a an is are was were be been being am it its this that these those there here my your his her our their me him them us do does did doing done have has had having can will may might must shall if then than as at by for from in into of off on onto or out over to up down under with about after again all another before between both each either ever every few first last many more much next now old new on once other others own per same second seven several some still through today tomorrow tonight two three ten until when where whether why what how yes left right day days night week weeks month months year years time times hour hours minute minutes morning evening train trains bus station meeting report page paper table chair house home room rooms food service staff hotel place product phone app movie film book story song show series price order delivery city town car water school office letter number numbers name list example color colour red blue green white black man woman child person friend family mother father brother sister goods likely unlikely goodbye badge kindle loveseat worker workers homework network framework problematic belongs lovers finely painting paint lied lights welfare sadler hatch fund fungus function functions funds fundamental wellness wells coolant cooler likewise ill illness illinois enjoin finest finance final finally find finding finds fineness niece nicety badminton baddest hardware harden kindergarten issued fairy fairly gemini generic sickle crypto cuter shameless wining windows window winds winter wing riskless lateral later latest poorer sourdough lagoon painter bugle crackers liege costs cost cent percent degrees shop store stores market road street river bridge garden dog cat dogs cats made make makes making get gets got getting go goes going went come comes came coming say says said tell told ask asked see saw seen watch watched read wrote written write buy bought sell sold use used using need needs needed want wants wanted think thinks thought know knows knew known find found give gave given take took taken put run runs ran open opens opened close closes closed start starts started stop stops end ends ended leave leaves leaving arrive arrives arrived born live lives lived eat ate drink drank sit sat stand stood walk walked move moved pay paid send sent bring brought keep kept hold held turn turned include includes included contain contains";

/** Endings that keep the sense of a word. */
export const endings = "s d r y ed ing ly er est es ful ness ment able ive iest ier ish ism 's";
