/*
 * Names and the words around them, written by hand: what a token classifier can know of a word before it has read the
 * sentence. A word may stand in several lists ("Jordan", "May").
 */

/** Kinds of words that are written with a capital. */
export const names = {
  first:
    "Aaron Abigail Ada Adam Adele Adrian Ahmed Aisha Akira Alan Albert Alejandro Alex Alexander Alfred Ali Alice Alicia Alison Amanda Amara Amelia Amina Amir Amy Ana Anders Andrea Andreas Andrew Andy Angela Anita Anna Anne Annie Anton Antonio Arjun Arthur Ashley Astrid Audrey Barbara Beatrice Ben Benjamin Bernard Bill Bob Boris Brian Bruce Camila Carl Carla Carlos Carmen Carol Caroline Catherine Cecilia Charles Charlie Charlotte Chen Chloe Chris Christian Christina Christopher Clara Claire Claude Clement Colin Connor Craig Dan Daniel Daniela David Deborah Dennis Diana Diego Dmitri Donald Donna Dorothy Douglas Edgar Edward Elena Eleanor Eli Elias Elijah Elizabeth Ella Ellen Elon Elsa Emily Emma Emil Eric Erik Ernest Esther Ethan Eva Eve Evelyn Fatima Felix Fernando Fiona Frances Francesca Francis Francisco Frank Fred Frederick Frida Gabriel Galileo Gary George Gerald Giovanni Giulia Gloria Grace Graham Greg Greta Guido Gustav Hanna Hannah Hans Harold Harriet Harry Hassan Heather Hector Heidi Helen Helena Helmut Henri Henry Herbert Hiroshi Hugo Ian Ibrahim Igor Ines Ingrid Irene Iris Isaac Isabel Isabella Isla Ivan Jack Jackie Jacob Jacques Jake James Jamie Jan Jane Janet Jason Jasmine Javier Jay Jean Jeff Jennifer Jenny Jeremy Jerry Jessica Jill Jim Jimmy Joan Joanna Joe Joel Johan Johann John Johnny Jon Jonas Jonathan Jordan Jorge Jose Joseph Josephine Joshua Juan Judith Julia Julian Julie Julius Justin Kai Karen Karl Karin Kate Katherine Kathleen Kelly Ken Kenji Kenneth Kevin Kim Klaus Kofi Lara Larry Lars Laura Lauren Layla Lea Leah Lee Leila Leo Leon Leonard Leonardo Leonhard Lena Li Liam Lily Lina Linda Lisa Liz Lorenzo Louis Louise Luca Lucas Lucia Lucy Ludwig Luis Luke Lukas Maggie Magnus Manuel Marc Marco Marcus Margaret Maria Marie Marina Mario Marion Mark Marta Martha Martin Mary Mateo Matilda Matthew Max Maya Megan Mei Melissa Mia Michael Michelle Miguel Mike Mohamed Mohammed Mona Monica Nadia Nancy Naomi Natalia Natalie Nathan Nelson Niels Nicholas Nick Nicole Niklas Nikola Nina Noah Noor Nora Oleg Oliver Olivia Olga Omar Oscar Otto Pablo Pamela Patricia Patrick Paul Paula Pavel Pedro Penelope Peter Petra Phil Philip Pierre Priya Rachel Rafael Ralph Raj Rebecca Renata Ricardo Richard Rita Robert Roberto Robin Roger Roman Rosa Rose Ruth Ryan Sally Salma Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Serena Sergei Simon Sofia Sonia Sophia Sophie Stefan Stella Stephanie Stephen Steve Steven Susan Suzanne Sven Sylvia Tanya Taylor Teresa Thomas Tim Timothy Tina Tobias Tom Tony Tracy Valentina Vera Veronica Victor Victoria Vikram Vincent Viktor Virginia Vladimir Walter Wei Wendy William Winston Wolfgang Xavier Yara Yasmin Yuki Yuri Yusuf Zoe Zara",
  last: "Adams Ali Allen Anderson Andersson Bach Bailey Baker Bauer Becker Beethoven Bell Bennett Bianchi Brown Byron Campbell Carter Chan Chen Clark Clarke Cohen Collins Cook Cooper Cox Cruz Curie Darwin Davies Davis Diaz Dubois Einstein Evans Faraday Fernandez Ferrari Fischer Fisher Fleming Ford Foster Fox Garcia Gates Goethe Gomez Gonzalez Gray Green Gupta Hall Hansen Harris Hernandez Hill Hoffmann Hopper Howard Hughes Ivanov Jackson Jensen Johansson Johnson Jones Kahlo Kepler Khan Kim King Klein Kowalski Kumar Lee Lewis Li Lin Lincoln Liu Lopez Lovelace Martin Martinez Maxwell Meyer Miller Mitchell Moore Moreau Morgan Morris Mozart Muller Murphy Nakamura Newton Nguyen Nielsen Nightingale Novak Obama Okafor Olsen Ortiz Park Parker Patel Pereira Perez Peterson Petrov Phillips Picasso Popov Price Ramirez Ramos Reed Rivera Roberts Robinson Rodriguez Rogers Ross Rossi Russo Ryan Sanchez Santos Sato Schmidt Schneider Schubert Scott Shakespeare Sharma Silva Singh Smith Stewart Sullivan Suzuki Svensson Tan Tanaka Taylor Tesla Thompson Torres Turing Turner Wagner Walker Wang Ward Watson Weber White Williams Wilson Wood Wright Wu Yamamoto Yang Young Zhang",
  title:
    "Dr Mr Mrs Ms Miss Prof Professor Doctor President Chancellor King Queen Prince Princess Sir Lady Lord Captain Judge Senator Governor Pope General Colonel Detective Inspector Sister Brother Father Mother Uncle Aunt Coach Chef",
  place:
    "Aachen Aberdeen Accra Afghanistan Africa Alabama Alaska Albania Algeria Algiers Alps Amazon America Amsterdam Andes Angola Ankara Antarctica Antwerp Argentina Arizona Arkansas Armenia Asia Athens Atlanta Atlantic Auckland Austin Australia Austria Azerbaijan Baghdad Bali Baltimore Bangkok Bangladesh Barcelona Basel Bavaria Beijing Beirut Belfast Belgium Belgrade Bergen Berkeley Berlin Bermuda Bern Birmingham Bogota Bolivia Bologna Bonn Bordeaux Boston Botswana Brazil Bremen Brighton Brisbane Bristol Britain Brooklyn Brussels Bucharest Budapest Bulgaria Burma Cairo Calcutta Calgary California Cambodia Cambridge Cameroon Canada Canberra Caracas Cardiff Caribbean Casablanca Catalonia Chad Chennai Chicago Chile China Cincinnati Cleveland Cologne Colombia Colorado Congo Connecticut Copenhagen Cordoba Cornwall Crete Crimea Croatia Cuba Cyprus Dakar Dallas Damascus Danube Delaware Delhi Denmark Denver Detroit Dhaka Dover Dresden Dubai Dublin Durham Ecuador Edinburgh Egypt England Estonia Ethiopia Europe Everest Fiji Finland Florence Florida France Frankfurt Galway Geneva Genoa Georgia Germany Ghana Gibraltar Glasgow Gothenburg Granada Graz Greece Greenland Grenoble Guatemala Guinea Haiti Hamburg Hanoi Hanover Harlem Havana Hawaii Heidelberg Helsinki Himalayas Hiroshima Hollywood Honduras Houston Hungary Iceland Idaho Illinois India Indiana Indonesia Iowa Iran Iraq Ireland Israel Istanbul Italy Jakarta Jamaica Japan Jerusalem Johannesburg Jordan Kabul Kansas Karachi Kathmandu Kazakhstan Kentucky Kenya Khartoum Kiev Kyiv Kolkata Korea Kosovo Krakow Kuwait Kyoto Lagos Lahore Laos Latvia Lebanon Leeds Leicester Leipzig Libya Liechtenstein Lima Lisbon Lithuania Liverpool London Louisiana Lucerne Luxembourg Lviv Lyon Macedonia Madagascar Madrid Maine Malaga Malawi Malaysia Mali Malta Manchester Manhattan Manila Marrakesh Mars Marseille Maryland Massachusetts Mauritius Mecca Mediterranean Melbourne Memphis Mexico Miami Michigan Milan Minneapolis Minnesota Mississippi Missouri Moldova Monaco Mongolia Montana Montenegro Montreal Morocco Moscow Mozambique Mumbai Munich Myanmar Nagasaki Nairobi Namibia Naples Nashville Nebraska Nepal Netherlands Nevada Newcastle Nicaragua Nice Niger Nigeria Nile Normandy Norway Nottingham Nuremberg Odessa Ohio Oklahoma Oman Ontario Oregon Osaka Oslo Ottawa Oxford Pacific Pakistan Palermo Panama Paraguay Paris Pennsylvania Perth Peru Philadelphia Philippines Phoenix Pittsburgh Poland Porto Portland Portugal Prague Princeton Provence Quebec Reykjavik Rhine Riga Rome Romania Rotterdam Russia Rwanda Sahara Salzburg Scandinavia Scotland Seattle Senegal Seoul Serbia Seville Shanghai Sheffield Siberia Sicily Singapore Slovakia Slovenia Sofia Somalia Spain Stockholm Strasbourg Stuttgart Sudan Suez Sweden Switzerland Sydney Syria Taipei Taiwan Tallinn Tanzania Tasmania Tehran Tennessee Texas Thailand Thames Tibet Tokyo Toronto Toulouse Tunisia Turin Turkey Tuscany Uganda Ukraine Uppsala Uruguay Utah Utrecht Valencia Vancouver Vatican Venezuela Venice Vermont Verona Versailles Vienna Vietnam Vilnius Virginia Wales Warsaw Washington Wisconsin Wyoming Yemen York Yorkshire Zagreb Zambia Zimbabwe Zurich",
  placeStart:
    "New San Los Las Santa Saint St Hong Cape Rio Buenos Tel Sri Costa Saudi El Mount Lake Fort Port United Great South North East West Southern Northern Eastern Western Central Sierra Abu Kuala Addis Monte Puerto Ivory Sierra Silicon Latin",
  placeSecond:
    "Francisco Angeles Vegas Diego Kong Town Janeiro Aires Aviv Lanka Rica Arabia Salvador Zealand Jersey Orleans Hampshire Dakota Carolina Barbara Petersburg Kilimanjaro Ontario Lumpur Dhabi Ababa Coast Leone Carlo Rico America",
  placeEnd:
    "River Street Avenue Square Airport Bridge Mountain Mountains Island Islands Valley Bay Beach Ocean Sea Park Hills Hill County City Kingdom States Republic Desert Coast Station Road Lane Boulevard Tower Castle Canyon Falls Forest Gulf Strait Canal Peninsula Province District Palace Harbor Harbour Village Emirates Union Garden Gardens Plaza Cathedral Abbey",
  company:
    "Airbus Adobe Alibaba Allianz Alphabet Amazon Apple Asus Audi Barclays BASF Bayer BBC Bloomberg BMW Boeing Bosch BP Canon Carrefour CERN Chevron Cisco CNN Coca Cola Dell Disney eBay EasyJet Ericsson Facebook FIFA Fiat Ford Forbes Fujitsu GitHub Google Greenpeace Heineken Hitachi Honda HSBC Huawei Hyundai IBM IKEA Infosys ING Intel Interpol Juventus Kodak Kia Lego Lenovo Lidl LinkedIn Lufthansa Mastercard Mazda McDonald Mercedes Meta Michelin Microsoft Mozilla NASA NATO NBC Nestle Netflix Nike Nikon Nintendo Nissan Nokia Nvidia OpenAI OPEC Oracle Oxfam Panasonic PayPal Pepsi Peugeot Pfizer Philips Pixar Porsche Reddit Renault Reuters Roche Rolex Ryanair Samsung SAP Shell Siemens Skype Sony SpaceX Spotify Starbucks Subaru Tesco Tesla Toshiba Toyota Twitter Uber UEFA UNESCO UNICEF Unilever Visa Vodafone Volkswagen Volvo Walmart WHO Wikipedia Xerox Yahoo YouTube Zara Zoom Bundesbank Bundestag Congress Senate Kremlin Pentagon Parliament Barcelona Arsenal Liverpool Chelsea Bayern Hugging",
  orgHead:
    "University Institute Bank College School Academy Museum Orchestra Ministry Department Council Committee Commission Association Society Foundation Agency Company Club Times Post Church Court Hospital Clinic Airlines Airways Party Parliament Union Nations Federation League Library Laboratory Office Board Bureau Centre Center Philharmonic Symphony Organization Organisation Reserve Exchange Observatory Chamber Theatre Theater Opera Army Navy Guard Cross House Trust Fund Journal Gazette Herald Tribune Guardian Broadcasting",
  orgSuffix:
    "Inc Ltd Corp Corporation GmbH LLC LLP PLC AG SA Co Group Holdings Industries Systems Technologies Technology Labs Motors Records Partners Software Electronics Pharmaceuticals Energy Capital Media Networks Robotics Solutions Foods Studios Press Consulting Bakery Face United Brothers Sons Logistics Airways Steel Oil Books",
  orgModifier:
    "National International European American British World Federal Royal Central State Red Wall Supreme Economic General Medical Technical Financial First Global Health Trade Space Security Science Natural Modern Art Technology Research Foreign Labour Democratic Republican Christian",
  month:
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec",
  weekday: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
  feast: "Christmas Easter Ramadan Halloween Hanukkah Thanksgiving",
  nationality:
    "African American Arab Asian Australian Austrian Belgian Brazilian British Canadian Chilean Chinese Christian Cuban Czech Danish Dutch Egyptian English European Finnish French German Greek Hungarian Indian Iranian Irish Islamic Israeli Italian Japanese Jewish Korean Latin Mexican Muslim Nigerian Norwegian Persian Polish Portuguese Roman Russian Scottish Spanish Swedish Swiss Syrian Thai Turkish Ukrainian Vietnamese Welsh Internet Nobel Olympic Olympics Bible Covid Python JavaScript Android Windows Linux",
};

/** Kinds of words in small letters; most may open a sentence with a capital, too. */
export const words = {
  article: "the a an this that these those each every both some any no all most many several one two three four five",
  possessive: "my your his her its our their whose",
  pronoun:
    "i you he she it we they who what which there here someone everyone nobody everything nothing something me him us them myself",
  placePreposition: "in from to near at into through toward towards across outside inside around via throughout beyond within",
  otherPreposition: "for by with against about on upon under over between among behind beside like as than without including off",
  timePreposition: "since until till during after before by late early last next mid this every",
  of: "of",
  conjunction:
    "and or but nor if when while because although though where whether however then so yet not also only just even still now today yesterday tomorrow tonight soon later again maybe perhaps please yes hello hi dear thanks thank sorry unfortunately finally meanwhile how why once never always often usually sometimes recently suddenly let welcome good great nice new old first second third may might can could will would shall should must do does did don",
  be: "is are was were be been being am has have had having became become becomes seems remains remained",
  speech:
    "said says say told tells asked asks wrote writes written thinks thought believes explained added announced replied answered sang smiled laughed loves loved likes liked wants wanted married met meets born died live lives lived living grew studied studies teaches taught painted invented discovered plays played directed starred composed designed won cooked called calls visited knows knew thanked invited painted named",
  movement:
    "moved moves move went goes go going travelled traveled travels flew flies fly flew drove drives drive arrived arrives returned returns came comes come walked sailed",
  business:
    "joined joins founded acquired acquires bought buys sued runs leads chairs owns owned hired hires sells sold launched launches fired employs reported merged competes invested invests manages headed published opened opens released develops developed makes manufactures signed sponsored unveiled builds built works worked working work employed",
  placeNoun:
    "city town village capital country north south east west northern southern eastern western coast region province island river mountain suburb streets airport district outskirts border centre center state neighbourhood embassy mayor weather flight flights train trains bus trip hotel hotels population land",
  orgNoun:
    "company firm startup maker giant manufacturer group bank university employer employees shares headquarters spokesman spokeswoman spokesperson engineers engineer researchers scientists staff customers investors subsidiary brand newspaper carmaker retailer airline agency chairman chief executive ceo cfo shareholders",
  personNoun:
    "brother sister mother father wife husband son daughter friend named actor actress singer author professor doctor coach boss uncle aunt director painter composer poet physicist chemist mathematician writer artist player president minister king queen boy girl cousin neighbour neighbor colleague captain teacher lawyer nurse journalist scientist novelist inventor designer programmer manager",
  timeNoun:
    "year years month months summer winter spring autumn fall century day week weekend evening morning afternoon night midnight noon",
};

/** Endings that tell the kind of an unknown name. */
export const endings = {
  personEnding: "ski sky son sen sson ez ova ov ova ic vic man mann stein ini elli etti opoulos chenko enko wicz akis escu",
  townEnding:
    "ville burg stan land ton shire berg grad pur abad ford ham borough bury mouth furt heim stadt polis wick port haven field dorf ia",
  companyEnding: "soft corp tech bank net works ware gen tron labs media air",
};

/** Marks, each of its own kind. */
export const marks = {
  comma: ",",
  period: ".",
  hyphen: "- – —",
  apostrophe: "' ’ ‘",
  quote: '" “ ” « »',
  opening: "( [",
  closing: ") ]",
  ampersand: "&",
  colon: ": ;",
  ending: "! ?",
  otherMark: "/ % $ # @ * + = < > { } _ ~ ^ | \\ ` … € £ ¿ ¡ °",
};
