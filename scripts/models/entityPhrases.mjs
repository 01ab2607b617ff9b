/*
 * Sentences to learn from, made of templates. `{PER}`, `{LOC}`, `{ORG}` and `{DATE}` stand for names of that kind, which
 * are themselves made of kinds of words; `{TITLED}` is a person after a title, `{LANDMARK}` a place after an article.
 * `<a>` stands for any word in small letters, `<Cap>` for one with a capital that is no name.
 */

/** What a name of a kind may look like: kinds of `entityWords.mjs`, `?` for an unknown capitalised word, or literal words. The weight comes first. */
export const phrases = {
  PER: [
    [6, "@first"],
    [8, "@first @last"],
    [8, "@first ?"],
    [3, "?"],
    [3, "? ?"],
    [3, "? @last"],
    [2, "@last"],
    [2, "@first @first @last"],
    [2, "@first @place"],
    [1, "@place ?"],
    [1, "@first - @first"],
    [1, "@first - @first ?"],
    [2, "@first INITIAL . @last"],
    [2, "@first INITIAL . ?"],
    [1, "INITIAL . INITIAL . ?"],
    [1, "INITIAL . ?"],
    [1, "@first van ?"],
    [1, "@first von ?"],
    [1, "@first de ?"],
    [1, "@first da ?"],
    [1, "@first O ' ?"],
    [1, "@first ?personEnding"],
    [1, "?personEnding"],
    [1, "? ?personEnding"],
    [1, "Leonardo da Vinci"],
  ],
  TITLED: [
    [4, "Dr", "@last"],
    [4, "@title", "?"],
    [4, "@title", "@last"],
    [3, "@title .", "@last"],
    [3, "@title .", "?"],
    [2, "@title", "@first @last"],
    [2, "@title", "@first ?"],
    [2, "@title", "@first"],
    [1, "@title .", "@first @last"],
  ],
  LOC: [
    [12, "@place"],
    [4, "?"],
    [3, "@placeStart @placeSecond"],
    [2, "New York"],
    [1, "New York City"],
    [1, "San Francisco"],
    [1, "Los Angeles"],
    [1, "Rio de Janeiro"],
    [1, "the United States"],
    [1, "the United Kingdom"],
    [1, "the United States of America"],
    [1, "Washington D . C ."],
    [1, "the U . S ."],
    [1, "the U . K ."],
    [1, "the UK"],
    [1, "the USA"],
    [1, "@placeStart @place"],
    [1, "@placeStart ?"],
    [1, "South @place"],
    [1, "North @place"],
    [1, "Lake ?"],
    [1, "Mount ?"],
    [1, "Lake @place"],
    [2, "? @placeEnd"],
    [2, "@place @placeEnd"],
    [1, "@last @placeEnd"],
    [1, "the ? @placeEnd"],
    [1, "the @place @placeEnd"],
    [1, "the @place"],
    [1, "St . ?"],
    [1, "Isle of ?"],
    [1, "the Republic of @place"],
    [2, "?townEnding"],
    [1, "? - on - ?"],
    [1, "Stratford - upon - ?"],
  ],
  // Places that are named with an article of their own.
  LANDMARK: [
    [2, "@place"],
    [2, "?"],
    [2, "? @placeEnd"],
    [2, "@place @placeEnd"],
    [1, "@last @placeEnd"],
  ],
  ORG: [
    [10, "@company"],
    [3, "?"],
    [4, "CAPITALS"],
    [2, "? @orgSuffix"],
    [2, "? ? @orgSuffix"],
    [1, "? & ?"],
    [1, "@last & ?"],
    [2, "@last @orgSuffix"],
    [1, "@company @orgSuffix"],
    [1, "@place @orgSuffix"],
    [2, "the University of @place"],
    [2, "University of @place"],
    [1, "University of ?"],
    [1, "the University of ?"],
    [1, "the University of California"],
    [2, "@place @orgHead"],
    [2, "? @orgHead"],
    [2, "@last @orgHead"],
    [2, "the Bank of @place"],
    [2, "Bank of @place"],
    [1, "the @orgHead of @place"],
    [1, "the @orgHead of ?"],
    [1, "the @orgHead of Health"],
    [1, "the @orgModifier @orgHead"],
    [2, "the @orgModifier @orgModifier @orgHead"],
    [1, "the @place @orgHead"],
    [1, "the @nationality @orgHead"],
    [1, "the @orgModifier ? @orgHead"],
    [1, "the @place @orgModifier @orgHead"],
    [1, "the New York Times"],
    [1, "the New York @orgHead"],
    [1, "the Massachusetts Institute of Technology"],
    [1, "the United Nations"],
    [1, "the European Union"],
    [1, "the World Health Organization"],
    [1, "the Red Cross"],
    [1, "the White House"],
    [2, "Real @place"],
    [1, "Inter @place"],
    [1, "Manchester United"],
    [1, "Harvard"],
    [1, "Stanford"],
    [1, "Hugging Face"],
    [1, "Deutsche Bank"],
    [1, "Goldman Sachs"],
    [1, "@place City"],
    [1, "?companyEnding"],
  ],
  DATE: [
    [6, "YEAR"],
    [4, "@month YEAR"],
    [4, "@month"],
    [3, "DAY @month YEAR"],
    [3, "@month DAY , YEAR"],
    [3, "@month DAY"],
    [2, "DAY @month"],
    [1, "@month the ORDINAL"],
    [1, "the ORDINAL of @month"],
    [5, "@weekday"],
    [1, "@weekday morning"],
    [1, "@weekday , @month DAY"],
    [1, "@weekday , DAY @month"],
    [1, "@feast"],
    [1, "DAY / DAY / YEAR"],
    [1, "YEAR - NUM - NUM"],
  ],
};

/** One sentence a line. */
export const sentences = `
{PER} lives in {LOC} .
{PER} lived in {LOC} until {DATE} .
{PER} moved to {LOC} in {DATE} .
{PER} moved from {LOC} to {LOC} .
{PER} works at {ORG} in {LOC} .
{PER} works for {ORG} .
{PER} worked at {ORG} from {DATE} to {DATE} .
{PER} was born in {LOC} on {DATE} .
{PER} was born on {DATE} in {LOC} .
{PER} was born in {DATE} .
{PER} ( {DATE} - {DATE} ) was a {nat} <a> .
{PER} and {PER} met in {LOC} .
{PER} and {PER} founded {ORG} in {DATE} .
{PER} , {PER} and {PER} are <a> .
{PER} , who lives in {LOC} , works for {ORG} .
{PER} said <a> <b> on {DATE} .
" <a> <b> , " said {PER} .
" <a> <b> , " {PER} told {ORG} .
{PER} is the chief executive of {ORG} .
{PER} , the president of {ORG} , said <a> .
{PER} of {ORG} said <a> .
{PER} from {LOC} won the <a> .
{PER} joined {ORG} in {DATE} .
{PER} left {ORG} in {DATE} to <a> {ORG} .
{PER} studied <a> at {ORG} .
{PER} teaches <a> at {ORG} in {LOC} .
{PER} wrote a <a> about {LOC} .
{PER} wrote {PER} a letter .
{PER} loves {PER} .
{PER} called {PER} on {DATE} .
{PER} is my <a> .
{PER} has a <a> .
{PER} went to {LOC} with {PER} .
{PER} visited {LOC} and {LOC} in {DATE} .
{PER} flew to {LOC} on {DATE} .
{PER} ' s <a> lives in {LOC} .
{PER} ' s <a> is <b> .
My name is {PER} .
my name is {PER} and i live in {LOC}
My name is {PER} and I live in {LOC} .
My name is {PER} and I work at {ORG} in {LOC} .
I am {PER} from {LOC} .
I met {PER} in {LOC} last <a> .
I saw {PER} at {ORG} .
I live in {LOC} .
I live in {LOC} , {LOC} .
I work for {ORG} .
I told {PER} about {ORG} .
My friend {PER} is from {LOC} .
My brother {PER} lives near {LOC} .
my sister {PER} and her husband {PER}
Her <a> {PER} came to {LOC} on {DATE} .
The singer {PER} was in {LOC} on {DATE} .
The author {PER} lives in {LOC} .
The mayor of {LOC} , {PER} , opened the <a> .
The <a> was painted by {PER} in {DATE} .
The <a> was written by {PER} .
The <a> by {PER} was <b> .
A <a> named {PER} met {PER} .
With {PER} and {PER} , <a> .
In {DATE} , {PER} moved to {LOC} .
In {DATE} {PER} discovered <a> .
On {DATE} , {ORG} <a> its <b> .
In {LOC} , {PER} met {PER} .
In {LOC} the <a> is <b> .
At {ORG} , {PER} leads the <a> .
Yesterday {PER} flew to {LOC} .
When {PER} arrived in {LOC} , <a> .
When did {PER} visit {LOC} ?
Where does {PER} live ?
Where is {LOC} ?
Where did {PER} <a> ?
What does {PER} <a> in {LOC} ?
Does {ORG} <a> in {LOC} ?
Who founded {ORG} ?
Who is {PER} ?
Is {PER} at {ORG} today ?
Please call {PER} on {DATE} .
Hello {PER} , <a> <b> ?
Hi {PER} !
Dear {PER} ,
Thanks , {PER}
{TITLED} lives in {LOC} .
{TITLED} works at {ORG} .
{TITLED} said <a> on {DATE} .
I saw {TITLED} in {LOC} .
The <a> was led by {TITLED} and {TITLED} .
Yesterday {TITLED} met {TITLED} in {LOC} .
{TITLED} of {ORG} joined {ORG} .
According to {TITLED} , <a> <b> .
I was in {LOC} last <a> with {PER} .
We stayed in {LOC} with {PER} and {PER} .
She danced with {PER} .
The {LANDMARK} flows through {LOC} and {LOC} .
The {LANDMARK} is a <a> in {LOC} .
The {LANDMARK} opened in {DATE} .
The {LANDMARK} is <a> .
We walked along the {LANDMARK} .
{LOC} is the capital of {LOC} .
{LOC} is a city in {LOC} .
{LOC} is <a> .
{LOC} and {LOC} are <a> .
{LOC} has a <a> <b> .
The capital of {LOC} is {LOC} .
The city of {LOC} is in {LOC} .
The weather in {LOC} is <a> .
The <a> from {LOC} to {LOC} leaves at <b> .
The train to {LOC} leaves at <a> .
The <a> starts in {LOC} on {DATE} .
The <a> in {LOC} starts on {DATE} .
The <a> near {LOC} is <b> .
The <a> of {LOC} is <b> .
The river flows through {LOC} and {LOC} .
We went to {LOC} in {DATE} .
We drove from {LOC} to {LOC} and back .
We visited {LOC} , {LOC} and {LOC} .
We flew over {LOC} .
They moved to {LOC} .
They live in {LOC} , near {LOC} .
He lives in {LOC} .
He left {LOC} in {DATE} .
She moved to {LOC} in {DATE} .
She was born in {LOC} , {LOC} .
She works at {ORG} .
She works at {ORG} in {LOC} .
He joined {ORG} in {DATE} .
He plays for {ORG} .
He was hired by {ORG} .
{ORG} is a company in {LOC} .
{ORG} is based in {LOC} .
{ORG} was founded by {PER} in {DATE} .
{ORG} was founded in {DATE} .
{ORG} was founded in {LOC} by {PER} and {PER} .
{ORG} bought {ORG} in {DATE} .
{ORG} acquired {ORG} for <a> million .
{ORG} announced a new <a> on {DATE} .
{ORG} opened a <a> in {LOC} .
{ORG} hired {PER} .
{ORG} and {ORG} signed a <a> in {LOC} .
{ORG} sells <a> in {LOC} .
{ORG} said on {DATE} that <a> .
{ORG} reported <a> <b> .
{ORG} reported that {ORG} will <a> in {LOC} .
{ORG} will build a <a> near {LOC} .
{PER} , CEO of {ORG} , said <a> .
{PER} , the CEO of {ORG} , lives in {LOC} .
{ORG} beat {ORG} in {LOC} .
{ORG} ' s <a> are in {LOC} .
{ORG} , {ORG} and {ORG} <a> .
Shares of {ORG} rose on {DATE} .
The company {ORG} is based in {LOC} .
The carmaker {ORG} <a> in {LOC} .
Engineers at {ORG} built <a> .
Researchers at {ORG} and {ORG} <a> .
A spokesman for {ORG} said <a> .
The headquarters of {ORG} are in {LOC} .
The chairman of {ORG} , {PER} , said <a> .
I bought a <a> from {ORG} .
I applied to {ORG} .
My <a> studied at {ORG} .
The <a> was published by {ORG} in {DATE} .
The <a> starts on {DATE} .
The <a> ended in {DATE} .
The meeting is on {DATE} .
See you on {DATE} .
Since {DATE} , <a> <b> .
It happened in {DATE} .
It happened on {DATE} in {LOC} .
It was built in {DATE} .
Between {DATE} and {DATE} , <a> <b> .
He died in {DATE} .
He died on {DATE} in {LOC} .
{DATE} was <a> .
{DATE} is <a> .
From {DATE} to {DATE} , <a> .
By {DATE} , {ORG} had <a> .
Until {DATE} , {PER} lived in {LOC} .
The <a> of {DATE} was <b> .
<a> <b> <c> <d> .
The <a> <b> <c> the <d> .
The train leaves at nine .
The {nat} <a> is <b> .
{nat} <a> is <b> .
The {nat} government <a> .
I speak {nat} and {nat} .
I like {nat} food .
<Cap> <a> <b> <c> .
<Cap> are <a> .
<Cap> from {LOC} and {LOC} met in {LOC} .
<Cap> <a> at NUM <b> .
<Cap> <a> at nine .
<Cap> the <a> of the <b> .
<Cap> , <a> <b> .
The <Cap> is <a> .
May I <a> <b> ?
She may <a> it .
We march <a> .
There are NUM <a> in the <b> .
He sold NUM <a> for NUM .
It costs NUM euros .
It costs NUM . NUM euros .
It weighs DAY . DAY <a> .
It grew by DAY . DAY percent in {DATE} .
He paid DAY . DAY million <a> for it .
He is DAY years old .
I bought DAY <a> .
There were YEAR <a> in the <b> .
The bank is <a> .
The university is <a> .
The president said <a> .
The President said <a> .
The river is <a> .
The street is <a> .
The queen and the king <a> .
Our school is <a> .
The doctor , the nurse and the <a> .
This is <a> .
I am <a> .
I think <a> is <b> .
I , for one , <a> .
I ' m <a> .
I don ' t <a> .
It ' s <a> .
We are <a> .
You are <a> .
She is <a> .
Please <a> the <b> .
Do you <a> ?
Good morning , {PER} .
Good <a> !
`
  .trim()
  .split("\n");
