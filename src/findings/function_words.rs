//! Words that bind others and say nothing by themselves, in the languages that findings read.

/// Articles, pronouns, prepositions, conjunctions, auxiliary verbs, by language; in normal form.
const LISTS: [&str; 5] = [
    "a about above across after again against ago all almost along already also although always am \
     among an and another any anybody anyone anything are around as at away back be because been \
     before behind being below beneath beside between beyond both but by can cannot could did do \
     does doing done down during each either else even ever every everybody everyone everything few \
     for from further had has have having he her here hers herself him himself his how however i if \
     in inside instead into is it its itself just last less let like many may me meanwhile might \
     mine more most much must my myself near neither never next no nobody none nor not nothing now \
     of off often on once one only onto or other others our ours ourselves out outside over own per \
     perhaps quite rather said same say says she should since so some somebody someone something \
     soon still such than that the their theirs them themselves then there these they this those \
     though through thus till to together told too toward towards under until up upon us very was \
     we well were what when where whether which while who whom whose why will with within without \
     would yes yet you your yours i'm i've i'll it's don't didn't doesn't isn't wasn't can't won't \
     mr mrs ms dr prof sir",
    "aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin \
     bis bist da damit dann das dass dazu dein deine dem den denn der des dessen deshalb die dies \
     diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige er \
     es etwa etwas euch für gegen hat hatte hatten habe haben hier hin hinter ich ihm ihn ihnen ihr \
     ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine \
     keinem keinen keiner können man mehr mein meine mich mir mit nach nicht nichts noch nun nur ob \
     oder ohne sagt sagte sagten schon sehr sei seid sein seine seinem seinen seiner seit sich sie \
     sind so solche soll sondern über um und uns unser unter vom von vor war waren warum was weil \
     welche wenn wer werde werden wie wieder will wir wird wo worden wurde wurden zu zum zur \
     zwischen herr frau",
    "a à ai alors après as au aucun aussi autre aux avait avant avec avoir avons c'est car ce ceci \
     cela celle celles celui ces cet cette ceux chaque chez comme contre d'un d'une dans de depuis \
     des dès dit donc dont du elle elles en encore entre est et été être eu eux fait fut il ils j'ai \
     je jusqu la le les leur leurs lors lui ma mais me même mes moi moins mon n'a n'est ne ni nos \
     notre nous on ont ou où par parce pas pendant peu plus pour pourquoi qu'il qu'elle quand que \
     quel quelle qui sa sans se selon sera ses si son sont sous sur ta te tes toi ton tous tout \
     toute toutes très tu un une vers vos votre vous y était étaient",
    "a al algo algunos ante antes aquel aquella así aún aunque bajo bien cada casi como con contra \
     cual cuando cuatro de del desde después dice dijo donde dos durante e el él ella ellas ellos \
     en entre era eran es esa ese eso esta está estaba estaban están este esto fue fueron había \
     habían han has hasta hay he la las le les lo los más me mi mientras mis mucho muy nada ni no \
     nos nosotros o otra otras otro otros para pero poco por porque que qué quien quienes se según \
     ser si sí sido sin sobre son su sus también tan tanto te tiene tienen toda todas todo todos tras \
     tu un una unas uno unos usted y ya yo",
    "а без более больше будет будто бы был была были было быть в вам вас весь во вот все всего всех \
     всю вы где да даже для до его ее её если есть ещё еще же за здесь и из или им их к каждый как \
     какая какой когда кто ли либо между меня мне может можно мой мы на над надо нас не него нее нет \
     ни них но ну о об один однако он она они оно от перед по под после потом потому почти при про \
     раз с сам сказал сказала свой себе себя со также так такой там тебя тем теперь то тогда того \
     тоже только том тот три тут ты у уже хотя чего чем через что чтобы чуть эта эти это этого этой \
     этом этот я",
];

/// All of these words.
pub(crate) fn function_words() -> impl Iterator<Item = &'static str> {
    LISTS.into_iter().flat_map(str::split_whitespace)
}
