import type { CardExample, TaskId } from "../core/task.js";

/**
 * Examples for any model of the task, in the first language of the card that has some; all are `generic` and without output.
 *
 * Empty when there are none, and when English comes first, as the English ones are the task's own.
 * `maskToken` stands in the texts for `fill-mask`, `<mask>` by default.
 *
 * @example
 * defaultExamples("translation", ["cy", "fr"]) // in French
 */
export function defaultExamples(task: TaskId, languages: readonly string[], maskToken = "<mask>"): readonly CardExample[] {
  const language = languages.find((code) => code === "en" || Object.hasOwn(phrasebooks, code));
  const phrases = language === undefined ? undefined : phrasebooks[language];
  if (!phrases) return [];
  return makeExamples(task, phrases, maskToken).map((example) => ({ ...example, generic: true }));
}

function makeExamples(task: TaskId, phrases: Phrases, maskToken: string): readonly CardExample[] {
  const { story, where, what, weather } = phrases;
  switch (task) {
    case "text-classification":
      return [plain(phrases.praise), plain(phrases.complaint)];
    case "token-classification":
      return [plain(phrases.names)];
    case "question-answering":
      return [where, what].map((question) => ({ ...plain(question), context: story[1] }));
    case "table-question-answering": {
      const [title, text, fruit, price, ...fruits] = phrases.market;
      return [{ example_title: title, text, table: { [fruit]: fruits, [price]: ["2", "3", "6"] } }];
    }
    case "zero-shot-classification":
      return [{ ...plain(weather), candidate_labels: phrases.topics }];
    case "translation":
    case "text-to-speech":
    case "feature-extraction":
      return [plain(weather)];
    case "summarization":
      return [plain(story)];
    case "text-generation":
      return [plain(phrases.opening), plain(phrases.letter)];
    case "conversational":
      return [plain(phrases.dinner)];
    case "fill-mask":
      return [phrases.breakfast, phrases.cold].map(([title, text]) => plain([title, text.replace("<mask>", () => maskToken)]));
    case "sentence-similarity": {
      const [title, source, ...sentences] = phrases.cat;
      return [compare(title, source, sentences)];
    }
    case "text-ranking":
      return [compare(...where, story[1].match(/[^.।。]+[.।。]/g) ?? [])];
    default:
      return [];
  }
}

function plain([title, text]: Titled): CardExample {
  return { example_title: title, text };
}

function compare(title: string, source: string, sentences: readonly string[]): CardExample {
  return { example_title: title, source_sentence: source, sentences: sentences.map((sentence) => sentence.trim()) };
}

type Titled = readonly [title: string, text: string];

/** What one language has to say; the tasks share it. */
interface Phrases {
  readonly praise: Titled;
  readonly complaint: Titled;
  readonly names: Titled;
  readonly story: Titled;
  /** Questions that the story answers. */
  readonly where: Titled;
  readonly what: Titled;
  readonly weather: Titled;
  /** Weather and two others, with commas of ASCII, as a card has them. */
  readonly topics: string;
  readonly opening: Titled;
  readonly letter: Titled;
  readonly dinner: Titled;
  readonly breakfast: Titled;
  readonly cold: Titled;
  /** The first sentence is compared with those after it, the nearest first. */
  readonly cat: readonly [title: string, source: string, string, string, string];
  /** Which fruit costs most; the last one does. */
  readonly market: readonly [title: string, question: string, fruit: string, price: string, string, string, string];
}

const phrasebooks: Readonly<Record<string, Phrases>> = {
  fr: {
    praise: ["Un compliment", "La soupe était délicieuse et tout le monde a été très gentil avec nous."],
    complaint: ["Une réclamation", "Le bus est arrivé avec une heure de retard et il y faisait très froid."],
    names: ["Noms et lieux", "Clémence Vasseur habite à Lyon, mais son frère Hugo travaille à Bordeaux."],
    story: [
      "Le parapluie oublié",
      "Lundi matin, Clara a oublié son parapluie rouge à la bibliothèque. Un garçon l'a trouvé sous une table, près de la fenêtre. Il l'a donné à la bibliothécaire, qui l'a rangé dans une armoire. L'après-midi, il s'est mis à pleuvoir et Clara est revenue le chercher. Pour remercier le garçon, elle lui a fait un gâteau aux pommes.",
    ],
    where: ["Où ?", "Où Clara a-t-elle oublié son parapluie ?"],
    what: ["Quoi ?", "Qu'a fait Clara pour remercier le garçon ?"],
    weather: ["La météo", "Après une semaine de pluie, le soleil brille enfin sur la ville."],
    topics: "météo, sport, cuisine",
    opening: ["Une histoire", "Dans notre jardin vit un petit chat qui"],
    letter: ["Une lettre", "Chère grand-mère, hier nous sommes allés à la mer et"],
    dinner: ["Le dîner", "Que puis-je cuisiner avec des pommes de terre, des carottes et des oignons ?"],
    breakfast: ["Le petit déjeuner", "Au petit déjeuner, je bois une tasse de <mask>."],
    cold: ["L'hiver", "En hiver, il fait très <mask> à la montagne."],
    cat: [
      "Le chat",
      "Le chat dort sur le canapé.",
      "Un chat fait la sieste sur le sofa.",
      "Le chien court dans le jardin.",
      "Nous achetons du pain et du fromage.",
    ],
    market: ["Le marché", "Quel est le fruit le plus cher ?", "Fruit", "Prix", "Pommes", "Poires", "Cerises"],
  },
  es: {
    praise: ["Un elogio", "La sopa estaba riquísima y todos fueron muy amables con nosotros."],
    complaint: ["Una queja", "El autobús llegó con una hora de retraso y dentro hacía mucho frío."],
    names: ["Nombres y lugares", "Lucía Robledo vive en Sevilla, pero su hermano Mateo trabaja en Bilbao."],
    story: [
      "El paraguas olvidado",
      "El lunes por la mañana, Clara olvidó su paraguas rojo en la biblioteca. Un niño lo encontró debajo de una mesa, junto a la ventana. Se lo dio a la bibliotecaria, que lo guardó en un armario. Por la tarde empezó a llover y Clara volvió a buscarlo. Para dar las gracias al niño, le preparó una tarta de manzana.",
    ],
    where: ["¿Dónde?", "¿Dónde olvidó Clara su paraguas?"],
    what: ["¿Qué?", "¿Qué le preparó Clara al niño?"],
    weather: ["El tiempo", "Después de una semana de lluvia, por fin brilla el sol en la ciudad."],
    topics: "meteorología, deporte, cocina",
    opening: ["Una historia", "En nuestro jardín vive un gatito que"],
    letter: ["Una carta", "Querida abuela: ayer fuimos a la playa y"],
    dinner: ["La cena", "¿Qué puedo cocinar con patatas, zanahorias y cebollas?"],
    breakfast: ["El desayuno", "Para desayunar tomo una taza de <mask>."],
    cold: ["El invierno", "En invierno hace mucho <mask> en la montaña."],
    cat: [
      "El gato",
      "El gato duerme en el sofá.",
      "Un gato está echando la siesta en el sillón.",
      "El perro corre por el jardín.",
      "Compramos pan y queso.",
    ],
    market: ["El mercado", "¿Qué fruta es la más cara?", "Fruta", "Precio", "Manzanas", "Peras", "Cerezas"],
  },
  de: {
    praise: ["Lob", "Die Suppe war köstlich, und alle waren sehr freundlich zu uns."],
    complaint: ["Beschwerde", "Der Bus kam eine Stunde zu spät, und die Heizung funktionierte nicht."],
    names: ["Namen und Orte", "Johanna Wieland wohnt in Leipzig, aber ihr Bruder Anton arbeitet in Bremen."],
    story: [
      "Der vergessene Regenschirm",
      "Am Montagmorgen ließ Clara ihren roten Regenschirm in der Bibliothek liegen. Ein Junge fand ihn unter einem Tisch am Fenster. Er gab ihn der Bibliothekarin, die ihn in einen Schrank legte. Am Nachmittag begann es zu regnen, und Clara kam zurück, um ihn zu holen. Zum Dank backte sie dem Jungen einen Apfelkuchen.",
    ],
    where: ["Wo?", "Wo ließ Clara ihren Regenschirm liegen?"],
    what: ["Was?", "Was backte Clara dem Jungen zum Dank?"],
    weather: ["Das Wetter", "Nach einer Woche Regen scheint heute endlich wieder die Sonne."],
    topics: "Wetter, Sport, Kochen",
    opening: ["Eine Geschichte", "In unserem Garten wohnt eine kleine Katze, die"],
    letter: ["Ein Brief", "Liebe Oma, gestern waren wir am Meer und"],
    dinner: ["Das Abendessen", "Was kann ich aus Kartoffeln, Karotten und Zwiebeln kochen?"],
    breakfast: ["Das Frühstück", "Zum Frühstück trinke ich eine Tasse <mask>."],
    cold: ["Der Winter", "Im Winter ist es in den Bergen sehr <mask>."],
    cat: [
      "Die Katze",
      "Die Katze schläft auf dem Sofa.",
      "Eine Katze macht ein Nickerchen auf der Couch.",
      "Der Hund läuft durch den Garten.",
      "Wir kaufen Brot und Käse.",
    ],
    market: ["Der Markt", "Welches Obst kostet am meisten?", "Obst", "Preis", "Äpfel", "Birnen", "Kirschen"],
  },
  it: {
    praise: ["Un complimento", "La zuppa era squisita e tutti sono stati molto gentili con noi."],
    complaint: ["Un reclamo", "L'autobus è arrivato con un'ora di ritardo e dentro faceva molto freddo."],
    names: ["Nomi e luoghi", "Giulia Fontanesi vive a Bologna, ma suo fratello Pietro lavora a Torino."],
    story: [
      "L'ombrello dimenticato",
      "Lunedì mattina Clara ha dimenticato il suo ombrello rosso in biblioteca. Un bambino lo ha trovato sotto un tavolo, vicino alla finestra. Lo ha dato alla bibliotecaria, che lo ha messo in un armadio. Nel pomeriggio ha cominciato a piovere e Clara è tornata a prenderlo. Per ringraziare il bambino, gli ha preparato una torta di mele.",
    ],
    where: ["Dove?", "Dove ha dimenticato l'ombrello Clara?"],
    what: ["Che cosa?", "Che cosa ha preparato Clara per il bambino?"],
    weather: ["Il tempo", "Dopo una settimana di pioggia, oggi splende di nuovo il sole."],
    topics: "meteo, sport, cucina",
    opening: ["Una storia", "Nel nostro giardino vive un gattino che"],
    letter: ["Una lettera", "Cara nonna, ieri siamo andati al mare e"],
    dinner: ["La cena", "Che cosa posso cucinare con patate, carote e cipolle?"],
    breakfast: ["La colazione", "A colazione bevo una tazza di <mask>."],
    cold: ["L'inverno", "In inverno fa molto <mask> in montagna."],
    cat: [
      "Il gatto",
      "Il gatto dorme sul divano.",
      "Un gatto fa un pisolino sul sofà.",
      "Il cane corre in giardino.",
      "Compriamo il pane e il formaggio.",
    ],
    market: ["Il mercato", "Quale frutta costa di più?", "Frutta", "Prezzo", "Mele", "Pere", "Ciliegie"],
  },
  pt: {
    praise: ["Um elogio", "A sopa estava deliciosa e todos foram muito simpáticos."],
    complaint: ["Uma reclamação", "O táxi chegou com uma hora de atraso e ninguém pediu desculpa."],
    names: ["Nomes e lugares", "Beatriz Valadares mora em Lisboa, mas o irmão dela, Tomás, trabalha em Coimbra."],
    story: [
      "O guarda-chuva esquecido",
      "Na segunda-feira de manhã, Clara esqueceu o guarda-chuva vermelho na biblioteca. Um menino viu o guarda-chuva debaixo de uma mesa, perto da janela. A bibliotecária guardou-o num armário. À tarde começou a chover, e Clara voltou à biblioteca. Para agradecer ao menino, ela fez um bolo de maçã.",
    ],
    where: ["Onde?", "Onde Clara esqueceu o guarda-chuva?"],
    what: ["O quê?", "O que Clara fez para agradecer ao menino?"],
    weather: ["O tempo", "Depois de uma semana de chuva, hoje o sol voltou a brilhar."],
    topics: "meteorologia, música, culinária",
    opening: ["Uma história", "No nosso jardim vive um gatinho que"],
    letter: ["Uma carta", "Querida avó, ontem fomos à praia e"],
    dinner: ["O jantar", "O que posso cozinhar com batatas, cenouras e cebolas?"],
    breakfast: ["De manhã", "Todas as manhãs, bebo um copo de <mask>."],
    cold: ["O inverno", "No inverno faz muito <mask> na montanha."],
    cat: [
      "O gato",
      "O gato dorme no sofá.",
      "Um gatinho descansa em cima do sofá.",
      "O cão corre no jardim.",
      "Compramos pão e queijo.",
    ],
    market: ["O mercado", "Qual é a fruta mais cara?", "Fruta", "Preço", "Maçãs", "Peras", "Cerejas"],
  },
  nl: {
    praise: ["Een compliment", "De soep was heerlijk en iedereen was erg vriendelijk."],
    complaint: ["Een klacht", "De bus kwam een uur te laat en de verwarming deed het niet."],
    names: ["Namen en plaatsen", "Sanne Verhagen woont in Utrecht, maar haar broer Daan werkt in Groningen."],
    story: [
      "De vergeten paraplu",
      "Op maandagochtend liet Clara haar rode paraplu in de bibliotheek liggen. Een jongen vond hem onder een tafel bij het raam. Hij gaf hem aan de bibliothecaresse, die hem in een kast legde. 's Middags begon het te regenen en Clara kwam terug om hem op te halen. Om de jongen te bedanken bakte ze een appeltaart voor hem.",
    ],
    where: ["Waar?", "Waar liet Clara haar paraplu liggen?"],
    what: ["Wat?", "Wat bakte Clara voor de jongen?"],
    weather: ["Het weer", "Na een week regen schijnt vandaag eindelijk de zon weer."],
    topics: "weer, sport, koken",
    opening: ["Een verhaal", "In onze tuin woont een kleine kat die"],
    letter: ["Een brief", "Lieve oma, gisteren zijn we naar het strand geweest en"],
    dinner: ["Het avondeten", "Wat kan ik koken met aardappelen, wortels en uien?"],
    breakfast: ["Het ontbijt", "Bij het ontbijt drink ik een kopje <mask>."],
    cold: ["De winter", "In de winter is het heel <mask> in de bergen."],
    cat: [
      "De kat",
      "De kat slaapt op de bank.",
      "Een kat doet een dutje op de sofa.",
      "De hond rent door de tuin.",
      "We kopen brood en kaas.",
    ],
    market: ["De markt", "Welk fruit is het duurst?", "Fruit", "Prijs", "Appels", "Peren", "Kersen"],
  },
  pl: {
    praise: ["Pochwała", "Zupa była pyszna, a wszyscy byli dla nas bardzo mili."],
    complaint: ["Skarga", "Autobus przyjechał z godzinnym opóźnieniem, a ogrzewanie nie działało."],
    names: ["Imiona i miejsca", "Zofia Jabłonowska mieszka w Krakowie, a jej brat Tomasz pracuje w Gdańsku."],
    story: [
      "Zapomniany parasol",
      "W poniedziałek rano Klara zostawiła w bibliotece czerwony parasol. Pewien chłopiec znalazł go pod stołem przy oknie. Oddał go bibliotekarce, która schowała go do szafy. Po południu zaczął padać deszcz i Klara wróciła po parasol. W podziękowaniu upiekła chłopcu ciasto z jabłkami.",
    ],
    where: ["Gdzie?", "Gdzie Klara zostawiła parasol?"],
    what: ["Co?", "Co Klara upiekła chłopcu?"],
    weather: ["Pogoda", "Po tygodniu deszczu dziś znowu świeci słońce."],
    topics: "pogoda, sport, gotowanie",
    opening: ["Opowieść", "W naszym ogrodzie mieszka mały kotek, który"],
    letter: ["List", "Kochana Babciu, wczoraj byliśmy nad morzem i"],
    dinner: ["Kolacja", "Co mogę ugotować z ziemniaków, marchewki i cebuli?"],
    breakfast: ["Śniadanie", "Na śniadanie piję filiżankę <mask>."],
    cold: ["Zima", "Zimą w górach jest bardzo <mask>."],
    cat: ["Kot", "Kot śpi na kanapie.", "Kotek drzemie na sofie.", "Pies biega po ogrodzie.", "Kupujemy chleb i ser."],
    market: ["Targ", "Które owoce są najdroższe?", "Owoce", "Cena", "Jabłka", "Gruszki", "Wiśnie"],
  },
  uk: {
    praise: ["Похвала", "Суп був дуже смачний, і всі були до нас привітні."],
    complaint: ["Скарга", "Автобус запізнився на годину, а опалення не працювало."],
    names: ["Імена та місця", "Соломія Вишняк живе у Львові, а її брат Тарас працює в Одесі."],
    story: [
      "Забута парасолька",
      "У понеділок вранці Клара забула в бібліотеці червону парасольку. Один хлопчик знайшов її під столом біля вікна. Він віддав парасольку бібліотекарці, і та поклала її до шафи. Після обіду пішов дощ, і Клара повернулася по парасольку. На знак подяки вона спекла хлопчикові яблучний пиріг.",
    ],
    where: ["Де?", "Де Клара забула парасольку?"],
    what: ["Що?", "Що Клара спекла хлопчикові?"],
    weather: ["Погода", "Після тижня дощів сьогодні знову світить сонце."],
    topics: "погода, спорт, кулінарія",
    opening: ["Оповідання", "У нашому саду живе маленьке кошеня, яке"],
    letter: ["Лист", "Люба бабусю, учора ми їздили на море і"],
    dinner: ["Вечеря", "Що можна приготувати з картоплі, моркви та цибулі?"],
    breakfast: ["Сніданок", "На сніданок я п'ю чашку <mask>."],
    cold: ["Зима", "Узимку в горах дуже <mask>."],
    cat: ["Кіт", "Кіт спить на дивані.", "Котик дрімає на канапі.", "Собака бігає садом.", "Ми купуємо хліб і сир."],
    market: ["Ринок", "Які фрукти найдорожчі?", "Фрукти", "Ціна", "Яблука", "Груші", "Вишні"],
  },
  ru: {
    praise: ["Похвала", "Суп был очень вкусный, и все были к нам добры."],
    complaint: ["Жалоба", "Автобус опоздал на час, а отопление не работало."],
    names: ["Имена и места", "Варвара Рябинина живёт в Казани, а её брат Егор работает в Самаре."],
    story: [
      "Забытый зонт",
      "В понедельник утром Клара забыла в библиотеке красный зонт. Один мальчик нашёл его под столом у окна. Он отдал зонт библиотекарю, и тот убрал его в шкаф. Днём пошёл дождь, и Клара вернулась за зонтом. В благодарность она испекла мальчику яблочный пирог.",
    ],
    where: ["Где?", "Где Клара забыла зонт?"],
    what: ["Что?", "Что Клара испекла мальчику?"],
    weather: ["Погода", "После недели дождей сегодня снова светит солнце."],
    topics: "погода, спорт, кулинария",
    opening: ["Рассказ", "В нашем саду живёт маленький котёнок, который"],
    letter: ["Письмо", "Дорогая бабушка, вчера мы ездили на море и"],
    dinner: ["Ужин", "Что можно приготовить из картошки, моркови и лука?"],
    breakfast: ["Завтрак", "На завтрак я пью чашку <mask>."],
    cold: ["Зима", "Зимой в горах очень <mask>."],
    cat: ["Кот", "Кот спит на диване.", "Котик дремлет на софе.", "Собака бегает по саду.", "Мы покупаем хлеб и сыр."],
    market: ["Рынок", "Какие фрукты самые дорогие?", "Фрукты", "Цена", "Яблоки", "Груши", "Вишни"],
  },
  tr: {
    praise: ["Övgü", "Çorba çok lezzetliydi ve herkes bize çok nazik davrandı."],
    complaint: ["Şikâyet", "Otobüs bir saat geç geldi, ısıtma da çalışmıyordu."],
    names: ["İsimler ve yerler", "Defne Karaağaç İzmir'de yaşıyor, kardeşi Emre ise Bursa'da çalışıyor."],
    story: [
      "Unutulan şemsiye",
      "Pazartesi sabahı Defne kırmızı şemsiyesini kütüphanede unuttu. Bir çocuk onu pencerenin yanındaki masanın altında buldu. Şemsiyeyi kütüphaneciye verdi, o da dolaba koydu. Öğleden sonra yağmur başladı ve Defne şemsiyesini almaya geldi. Teşekkür etmek için çocuğa elmalı kek pişirdi.",
    ],
    where: ["Nerede?", "Defne şemsiyesini nerede unuttu?"],
    what: ["Ne?", "Defne çocuğa ne pişirdi?"],
    weather: ["Hava", "Bir hafta süren yağmurdan sonra bugün güneş yeniden parlıyor."],
    topics: "hava durumu, spor, yemek",
    opening: ["Bir öykü", "Bahçemizde küçük bir kedi yaşıyor ve"],
    letter: ["Bir mektup", "Sevgili anneanneciğim, dün deniz kenarına gittik ve"],
    dinner: ["Akşam yemeği", "Patates, havuç ve soğanla ne pişirebilirim?"],
    breakfast: ["Kahvaltı", "Kahvaltıda bir fincan <mask> içerim."],
    cold: ["Kış", "Kışın dağlarda hava çok <mask> olur."],
    cat: [
      "Kedi",
      "Kedi koltukta uyuyor.",
      "Bir kedi kanepede kestiriyor.",
      "Köpek bahçede koşuyor.",
      "Ekmek ve peynir alıyoruz.",
    ],
    market: ["Pazar", "En pahalı meyve hangisi?", "Meyve", "Fiyat", "Elma", "Armut", "Kiraz"],
  },
  ar: {
    praise: ["ثناء", "كان الحساء لذيذًا جدًا وكان الجميع لطفاء معنا."],
    complaint: ["شكوى", "تأخرت الحافلة ساعة كاملة وكان الجو باردًا في داخلها."],
    names: ["أسماء وأماكن", "تسكن سلمى الحداد في بيروت، ويعمل أخوها كريم في عمّان."],
    story: [
      "المظلة المنسية",
      "في صباح يوم الاثنين نسيت ليلى مظلتها الحمراء في المكتبة. وجدها ولد تحت طاولة قرب النافذة. أعطاها لأمينة المكتبة، فوضعتها في الخزانة. بعد الظهر بدأ المطر يهطل، فعادت ليلى لتأخذ مظلتها. شكرت ليلى الولد وأعدّت له كعكة بالتفاح.",
    ],
    where: ["أين؟", "أين نسيت ليلى مظلتها؟"],
    what: ["ماذا؟", "ماذا أعدّت ليلى للولد؟"],
    weather: ["الطقس", "بعد أسبوع من المطر أشرقت الشمس اليوم من جديد."],
    topics: "الطقس, الرياضة, الطبخ",
    opening: ["قصة", "تعيش في حديقتنا قطة صغيرة"],
    letter: ["رسالة", "جدتي العزيزة، ذهبنا أمس إلى البحر وهناك"],
    dinner: ["العشاء", "ماذا يمكنني أن أطبخ بالبطاطس والجزر والبصل؟"],
    breakfast: ["الفطور", "أشرب في الصباح فنجانًا من <mask>."],
    cold: ["الشتاء", "يكون الجو في الشتاء <mask> جدًا."],
    cat: ["القطة", "تنام القطة على الأريكة.", "قطة تأخذ قيلولة على الكنبة.", "يركض الكلب في الحديقة.", "نشتري الخبز والجبن."],
    market: ["السوق", "ما هي أغلى فاكهة؟", "الفاكهة", "السعر", "التفاح", "الكمثرى", "الكرز"],
  },
  fa: {
    praise: ["تعریف", "سوپ خیلی خوشمزه بود و همه با ما مهربان بودند."],
    complaint: ["شکایت", "اتوبوس یک ساعت دیر رسید و داخل آن خیلی سرد بود."],
    names: ["نام‌ها و مکان‌ها", "نگار شکوهی در شیراز زندگی می‌کند و برادرش آرش در تبریز کار می‌کند."],
    story: [
      "چتر جامانده",
      "صبح دوشنبه مریم چتر قرمزش را در کتابخانه جا گذاشت. پسری آن را زیر میزی کنار پنجره پیدا کرد. او چتر را به کتابدار داد و کتابدار آن را در کمد گذاشت. بعدازظهر باران گرفت و مریم برگشت تا چترش را ببرد. او برای تشکر، یک کیک سیب برای پسر پخت.",
    ],
    where: ["کجا؟", "مریم چترش را کجا جا گذاشت؟"],
    what: ["چه چیزی؟", "مریم برای پسر چه پخت؟"],
    weather: ["هوا", "بعد از یک هفته باران، امروز دوباره آفتاب می‌تابد."],
    topics: "آب و هوا, ورزش, آشپزی",
    opening: ["داستان", "در باغ ما گربهٔ کوچکی زندگی می‌کند که"],
    letter: ["نامه", "مادربزرگ عزیزم، دیروز به کنار دریا رفتیم و"],
    dinner: ["شام", "با سیب‌زمینی، هویج و پیاز چه غذایی می‌توانم بپزم؟"],
    breakfast: ["صبحانه", "صبح‌ها یک فنجان <mask> می‌نوشم."],
    cold: ["زمستان", "زمستان‌ها هوای کوهستان خیلی <mask> است."],
    cat: ["گربه", "گربه روی مبل خوابیده است.", "گربه‌ای روی کاناپه چرت می‌زند.", "سگ در باغ می‌دود.", "ما نان و پنیر می‌خریم."],
    market: ["بازار", "گران‌ترین میوه کدام است؟", "میوه", "قیمت", "سیب", "گلابی", "گیلاس"],
  },
  hi: {
    praise: ["तारीफ़", "सूप बहुत स्वादिष्ट था और सब लोग बहुत अच्छे थे।"],
    complaint: ["शिकायत", "बस एक घंटा देर से आई और उसमें बहुत ठंड थी।"],
    names: ["नाम और जगहें", "मीरा चौधरी जयपुर में रहती हैं और उनके भाई रोहन पुणे में काम करते हैं।"],
    story: [
      "भूला हुआ छाता",
      "सोमवार की सुबह मीरा अपना लाल छाता पुस्तकालय में भूल गई। एक लड़के को वह खिड़की के पास मेज़ के नीचे मिला। उसने छाता लाइब्रेरियन को दे दिया, जिन्होंने उसे अलमारी में रख दिया। दोपहर में बारिश होने लगी और मीरा अपना छाता लेने वापस आई। धन्यवाद कहने के लिए उसने लड़के के लिए सेब का केक बनाया।",
    ],
    where: ["कहाँ?", "मीरा अपना छाता कहाँ भूल गई?"],
    what: ["क्या?", "मीरा ने लड़के के लिए क्या बनाया?"],
    weather: ["मौसम", "एक हफ़्ते की बारिश के बाद आज फिर धूप निकली है।"],
    topics: "मौसम, खेल, खाना",
    opening: ["कहानी", "हमारे बगीचे में एक छोटी बिल्ली रहती है जो"],
    letter: ["चिट्ठी", "प्यारी दादी, कल हम समुद्र के किनारे गए और"],
    dinner: ["रात का खाना", "आलू, गाजर और प्याज़ से क्या बनाया जा सकता है?"],
    breakfast: ["नाश्ता", "नाश्ते में मुझे एक कप <mask> पसंद है।"],
    cold: ["सर्दी", "सर्दियों में पहाड़ों पर बहुत <mask> होती है।"],
    cat: [
      "बिल्ली",
      "बिल्ली सोफ़े पर सो रही है।",
      "एक बिल्ली दीवान पर झपकी ले रही है।",
      "कुत्ता बगीचे में दौड़ रहा है।",
      "हम रोटी और पनीर ख़रीद रहे हैं।",
    ],
    market: ["बाज़ार", "सबसे महँगा फल कौन-सा है?", "फल", "दाम", "सेब", "नाशपाती", "चेरी"],
  },
  bn: {
    praise: ["প্রশংসা", "স্যুপটা খুব সুস্বাদু ছিল আর সবাই খুব আন্তরিক ছিলেন।"],
    complaint: ["অভিযোগ", "বাসটি এক ঘণ্টা দেরিতে এসেছিল আর ভেতরে খুব ঠান্ডা ছিল।"],
    names: ["নাম ও জায়গা", "মিতালি সরকার ঢাকায় থাকেন, আর তাঁর ভাই অনিক চট্টগ্রামে কাজ করেন।"],
    story: [
      "ফেলে আসা ছাতা",
      "সোমবার সকালে মিতা তার লাল ছাতাটি গ্রন্থাগারে ফেলে এসেছিল। একটি ছেলে জানালার পাশে টেবিলের নিচে ছাতাটি পেল। সে সেটি গ্রন্থাগারিককে দিল, আর তিনি সেটি আলমারিতে রেখে দিলেন। বিকেলে বৃষ্টি নামল, আর মিতা ছাতাটি নিতে ফিরে এল। ধন্যবাদ জানাতে সে ছেলেটির জন্য আপেলের কেক বানাল।",
    ],
    where: ["কোথায়?", "মিতা ছাতাটি কোথায় ফেলে এসেছিল?"],
    what: ["কী?", "মিতা ছেলেটির জন্য কী বানাল?"],
    weather: ["আবহাওয়া", "এক সপ্তাহ বৃষ্টির পর আজ আবার রোদ উঠেছে।"],
    topics: "আবহাওয়া, খেলা, রান্না",
    opening: ["গল্প", "আমাদের বাগানে একটি ছোট্ট বিড়াল থাকে, যে"],
    letter: ["চিঠি", "প্রিয় দাদি, গতকাল আমরা সমুদ্র দেখতে গিয়েছিলাম আর"],
    dinner: ["রাতের খাবার", "আলু, গাজর আর পেঁয়াজ দিয়ে কী রান্না করা যায়?"],
    breakfast: ["সকালের নাশতা", "সকালে আমি এক কাপ <mask> খাই।"],
    cold: ["শীতকাল", "শীতকালে পাহাড়ে খুব <mask> পড়ে।"],
    cat: ["বিড়াল", "বিড়ালটি সোফায় ঘুমাচ্ছে।", "একটি বিড়াল সোফার ওপর ঝিমাচ্ছে।", "কুকুরটি বাগানে দৌড়াচ্ছে।", "আমরা রুটি আর পনির কিনছি।"],
    market: ["বাজার", "সবচেয়ে দামি ফল কোনটি?", "ফল", "দাম", "আপেল", "নাশপাতি", "চেরি"],
  },
  zh: {
    praise: ["好评", "汤非常好喝，大家对我们也很热情。"],
    complaint: ["差评", "公交车晚了一个小时，车里还特别冷。"],
    names: ["人名和地名", "林晓梅住在杭州，她的哥哥林子安在成都工作。"],
    story: [
      "忘拿的雨伞",
      "星期一早上，小梅把红色的雨伞忘在了图书馆。一个男孩在窗边的桌子下面找到了它。他把雨伞交给图书管理员，管理员把它放进了柜子里。下午下起了雨，小梅回来取伞。为了感谢男孩，她给他烤了一个苹果蛋糕。",
    ],
    where: ["在哪里？", "小梅把雨伞忘在了哪里？"],
    what: ["什么？", "小梅给男孩烤了什么？"],
    weather: ["天气", "下了一个星期的雨，今天终于出太阳了。"],
    topics: "天气, 体育, 烹饪",
    opening: ["故事", "我们的花园里住着一只小猫，它"],
    letter: ["一封信", "亲爱的奶奶，昨天我们去了海边，"],
    dinner: ["晚饭", "用土豆、胡萝卜和洋葱可以做什么菜？"],
    breakfast: ["早饭", "每天早上我都喝一杯<mask>。"],
    cold: ["冬天", "冬天山上很<mask>。"],
    cat: ["猫", "猫在沙发上睡觉。", "一只小猫正躺在沙发上打盹。", "狗在花园里跑。", "我们买面包和奶酪。"],
    market: ["市场", "哪种水果最贵？", "水果", "价格", "苹果", "梨", "樱桃"],
  },
  ja: {
    praise: ["ほめ言葉", "スープはとてもおいしくて、みなさんも親切でした。"],
    complaint: ["苦情", "バスが一時間も遅れて、車内はとても寒かったです。"],
    names: ["人名と地名", "佐倉美咲さんは札幌に住んでいて、お兄さんの健太さんは福岡で働いています。"],
    story: [
      "忘れ物の傘",
      "月曜日の朝、美咲さんは図書館に赤い傘を忘れました。窓のそばの机の下で、男の子がその傘を見つけました。男の子は傘を司書に渡し、司書は棚にしまいました。午後になると雨が降り出し、美咲さんは傘を取りに戻りました。お礼に、美咲さんは男の子にりんごのケーキを焼きました。",
    ],
    where: ["どこ？", "美咲さんはどこに傘を忘れましたか？"],
    what: ["何？", "美咲さんは男の子に何を焼きましたか？"],
    weather: ["天気", "一週間ずっと雨でしたが、今日は久しぶりに晴れました。"],
    topics: "天気, スポーツ, 料理",
    opening: ["物語", "うちの庭には小さな猫がいて、"],
    letter: ["手紙", "おばあちゃんへ。昨日みんなで海に行って、"],
    dinner: ["夕ご飯", "じゃがいもとにんじんと玉ねぎで何が作れますか？"],
    breakfast: ["朝ご飯", "朝ご飯のときに<mask>を飲みます。"],
    cold: ["冬", "冬の山はとても<mask>です。"],
    cat: [
      "猫",
      "猫がソファーで寝ています。",
      "ソファーの上で猫が昼寝をしています。",
      "犬が庭を走っています。",
      "私たちはパンとチーズを買います。",
    ],
    market: ["市場", "いちばん高い果物は何ですか？", "果物", "値段", "りんご", "なし", "さくらんぼ"],
  },
  ko: {
    praise: ["칭찬", "수프가 정말 맛있었고 모두 아주 친절했어요."],
    complaint: ["불만", "버스가 한 시간이나 늦게 왔고 안이 너무 추웠어요."],
    names: ["사람과 장소", "한서윤 씨는 부산에 살고, 오빠 한도현 씨는 대전에서 일합니다."],
    story: [
      "두고 온 우산",
      "월요일 아침에 서윤이는 도서관에 빨간 우산을 두고 왔습니다. 한 남자아이가 창가 책상 밑에서 우산을 찾았습니다. 아이는 우산을 사서에게 주었고, 사서는 우산을 서랍장에 넣어 두었습니다. 오후에 비가 오기 시작하자 서윤이는 우산을 찾으러 돌아왔습니다. 서윤이는 고마운 마음에 아이에게 사과 케이크를 구워 주었습니다.",
    ],
    where: ["어디?", "서윤이는 어디에 우산을 두고 왔습니까?"],
    what: ["무엇?", "서윤이는 아이에게 무엇을 구워 주었습니까?"],
    weather: ["날씨", "일주일 동안 비가 내리더니 오늘은 다시 해가 났어요."],
    topics: "날씨, 운동, 요리",
    opening: ["이야기", "우리 집 마당에는 작은 고양이 한 마리가 사는데"],
    letter: ["편지", "보고 싶은 할머니, 어제 우리는 바다에 갔는데"],
    dinner: ["저녁 식사", "감자, 당근, 양파로 무엇을 만들 수 있을까요?"],
    breakfast: ["아침 식사", "저는 아침마다 <mask> 한 잔을 마셔요."],
    cold: ["겨울", "겨울에는 산에 하얀 <mask> 내려요."],
    cat: [
      "고양이",
      "고양이가 소파에서 자고 있어요.",
      "고양이 한 마리가 소파 위에서 낮잠을 자요.",
      "개가 마당에서 뛰어다녀요.",
      "우리는 빵과 치즈를 사요.",
    ],
    market: ["시장", "가장 비싼 과일은 무엇입니까?", "과일", "가격", "사과", "배", "체리"],
  },
  vi: {
    praise: ["Lời khen", "Món súp rất ngon và mọi người đều thân thiện với chúng tôi."],
    complaint: ["Lời phàn nàn", "Xe buýt đến muộn một tiếng và trong xe rất nóng."],
    names: ["Tên người và địa danh", "Phan Diệu Hiền sống ở Huế, còn anh trai cô là Phan Gia Khang làm việc ở Đà Nẵng."],
    story: [
      "Chiếc ô bỏ quên",
      "Sáng thứ Hai, Hiền để quên chiếc ô màu đỏ ở thư viện. Một cậu bé tìm thấy chiếc ô dưới gầm bàn, gần cửa sổ. Cậu đưa nó cho cô thủ thư, và cô cất nó vào tủ. Buổi chiều trời mưa, Hiền quay lại lấy ô. Để cảm ơn cậu bé, Hiền nướng cho cậu một chiếc bánh táo.",
    ],
    where: ["Ở đâu?", "Hiền để quên chiếc ô ở đâu?"],
    what: ["Cái gì?", "Hiền nướng gì cho cậu bé?"],
    weather: ["Thời tiết", "Sau một tuần mưa, hôm nay trời lại nắng đẹp."],
    topics: "thời tiết, thể thao, nấu ăn",
    opening: ["Câu chuyện", "Trong vườn nhà tôi có một chú mèo nhỏ"],
    letter: ["Một bức thư", "Bà yêu quý, hôm qua chúng cháu đi biển và"],
    dinner: ["Bữa tối", "Tôi có thể nấu món gì với khoai tây, cà rốt và hành tây?"],
    breakfast: ["Bữa sáng", "Mỗi sáng tôi uống một cốc <mask>."],
    cold: ["Mùa đông", "Mùa đông trên núi trời rất <mask>."],
    cat: [
      "Con mèo",
      "Con mèo đang ngủ trên ghế sofa.",
      "Một chú mèo đang nằm nghỉ trên ghế dài.",
      "Con chó chạy trong vườn.",
      "Chúng tôi mua bánh mì và phô mai.",
    ],
    market: ["Chợ", "Loại quả nào đắt nhất?", "Loại quả", "Giá", "Táo", "Lê", "Anh đào"],
  },
  id: {
    praise: ["Pujian", "Supnya enak sekali dan semua orang sangat ramah."],
    complaint: ["Keluhan", "Busnya terlambat satu jam dan di dalamnya panas sekali."],
    names: ["Nama dan tempat", "Ratna Wulandari tinggal di Bandung, sedangkan kakaknya, Bayu, bekerja di Surabaya."],
    story: [
      "Payung yang tertinggal",
      "Pada Senin pagi, Ratna meninggalkan payung merahnya di perpustakaan. Seorang anak laki-laki menemukannya di bawah meja dekat jendela. Ia memberikannya kepada pustakawan, yang lalu menyimpannya di lemari. Sore harinya hujan turun dan Ratna kembali untuk mengambil payungnya. Sebagai ucapan terima kasih, Ratna membuat kue apel untuk anak itu.",
    ],
    where: ["Di mana?", "Di mana Ratna meninggalkan payungnya?"],
    what: ["Apa?", "Apa yang dibuat Ratna untuk anak itu?"],
    weather: ["Cuaca", "Setelah seminggu hujan, hari ini matahari bersinar lagi."],
    topics: "cuaca, olahraga, masakan",
    opening: ["Cerita", "Di kebun kami tinggal seekor kucing kecil yang"],
    letter: ["Surat", "Nenek tersayang, kemarin kami pergi ke pantai dan"],
    dinner: ["Makan malam", "Apa yang bisa saya masak dengan kentang, wortel, dan bawang?"],
    breakfast: ["Sarapan", "Saat sarapan saya minum secangkir <mask>."],
    cold: ["Pegunungan", "Pada malam hari udara di pegunungan sangat <mask>."],
    cat: [
      "Kucing",
      "Kucing itu tidur di sofa.",
      "Seekor kucing sedang beristirahat di atas kursi.",
      "Anjing berlari di kebun.",
      "Kami membeli roti dan keju.",
    ],
    market: ["Pasar", "Buah apa yang paling mahal?", "Buah", "Harga", "Apel", "Pir", "Ceri"],
  },
  sv: {
    praise: ["Beröm", "Soppan var underbar och alla var så vänliga mot oss."],
    complaint: ["Klagomål", "Bussen kom en timme för sent och värmen fungerade inte."],
    names: ["Namn och platser", "Elsa Björklöf bor i Uppsala, men hennes bror Viktor arbetar i Göteborg."],
    story: [
      "Det kvarglömda paraplyet",
      "På måndagsmorgonen glömde Clara sitt röda paraply på biblioteket. En pojke hittade det under ett bord vid fönstret. Han gav det till bibliotekarien, som lade det i ett skåp. På eftermiddagen började det regna, och Clara kom tillbaka för att hämta paraplyet. Som tack bakade hon en äppelkaka till pojken.",
    ],
    where: ["Var?", "Var glömde Clara sitt paraply?"],
    what: ["Vad?", "Vad bakade Clara till pojken?"],
    weather: ["Vädret", "Efter en vecka med regn skiner solen igen i dag."],
    topics: "väder, sport, matlagning",
    opening: ["En berättelse", "I vår trädgård bor en liten katt som"],
    letter: ["Ett brev", "Kära mormor, i går åkte vi till havet och"],
    dinner: ["Middagen", "Vad kan jag laga av potatis, morötter och lök?"],
    breakfast: ["Frukosten", "Till frukost dricker jag en kopp <mask>."],
    cold: ["Vintern", "På vintern är det mycket <mask> i fjällen."],
    cat: [
      "Katten",
      "Katten sover i soffan.",
      "En katt tar en tupplur på soffan.",
      "Hunden springer i trädgården.",
      "Vi köper bröd och ost.",
    ],
    market: ["Torget", "Vilken frukt är dyrast?", "Frukt", "Pris", "Äpplen", "Päron", "Körsbär"],
  },
};
