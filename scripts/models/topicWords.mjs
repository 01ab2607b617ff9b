/*
 * What English words are about, written by hand. The first word of a topic is its name.
 *
 * Inflections need no entry where the word and one of `endings` spell them: "train" and "##s".
 */

/** Words by topic. A word may be about two things ("apple"). */
export const topics = {
  food: "food cooking cook cooked recipe kitchen eat eating meal dinner lunch breakfast restaurant chef soup stew bread cake pie cheese butter milk egg eggs flour sugar salt pepper sauce rice pasta noodle noodles pizza potato potatoes tomato tomatoes onion garlic carrot bean beans apple pear fruit vegetable vegetables salad meat fish chicken bake baked baking boil boiled fry fried roast delicious tasty hungry taste coffee tea spice oven menu dish",
  sport:
    "sport sports football soccer tennis basketball hockey cricket rugby golf swim swimming swimmer run running runner race marathon cycling goal goals match game team player coach referee win won winner score scored league champion championship cup medal olympic stadium ball kick train training athlete ski skiing jump striker tournament",
  travel:
    "travel travelling trip journey holiday tourist tourism train trains railway station bus tram ferry ship boat harbour plane flight airport airline ticket passport luggage suitcase hotel hostel road motorway car drive driver driving taxi bicycle bike map route border abroad visit visitor guide platform departure arrival delay delayed",
  weather:
    "weather rain raining rainy rainfall snow snowing snowy storm stormy thunder lightning wind windy cloud clouds cloudy sun sunny sunshine fog foggy mist frost ice hail temperature degrees cold warm hot heat cool forecast umbrella drought flood humid sky climate breeze",
  music:
    "music musical song songs sing sang singer singing melody tune band orchestra choir concert piano guitar violin cello drum drums trumpet flute jazz rock opera symphony composer album record dance dancing rhythm note notes hum humming lyrics chorus listen",
  money:
    "money finance financial economy economic bank banks loan debt interest price prices cost costs pay paid payment salary wage tax taxes budget market stock stocks share shares investor invest investment profit loss dollar dollars euro euros pound pounds currency inflation cheap expensive sell sold buy bought sale rent insurance fund fee",
  health:
    "health healthy medicine medical doctor doctors nurse hospital clinic patient patients disease illness ill sick pain ache headache fever cough flu virus infection vaccine pill pills tablet drug drugs treatment therapy surgery surgeon wound heart blood lung bone brain diet exercise symptom symptoms cure recover dentist",
  school:
    "school education learn learning study studying student students pupil pupils teacher teach teaching class classroom lesson lessons exam exams test homework university college degree lecture professor book books read reading write writing spelling grammar mathematics maths history science library pencil course grade",
  animals:
    "animal animals pet pets dog dogs puppy cat cats kitten horse cow sheep goat pig hen duck goose bird birds eagle owl sparrow parrot rabbit mouse rat fox wolf bear lion tiger elephant monkey whale dolphin shark salmon frog snake lizard bee bees butterfly spider paw tail fur feather bark barked meow purr zoo vet",
  home: "home house flat apartment room bedroom bathroom roof wall walls floor door window windows chair table sofa bed lamp carpet curtain curtains furniture key keys lock stairs cellar attic neighbour neighbours landlord tenant clean cleaning wash washing paint painted repair build built builder brick move moved",
  computers:
    "computers computer software hardware program programmer programming code coding bug bugs app apps website internet online network server data file files keyboard screen laptop phone tablet password email download upload update install installed crash crashed robot algorithm model digital browser update cloud technology chip",
  nature:
    "nature garden gardening gardener plant plants flower flowers rose tulip tree trees forest wood leaf leaves grass seed seeds root river lake sea ocean coast beach island mountain mountains hill hills valley meadow soil mud stone rocks water wave waves spring autumn bloom grow grew growing harvest",
};

/** How words go on. Any other continuation makes a word unknown: "carpenter" is no car. */
export const endings = "s es ed ing er ers ly y";
