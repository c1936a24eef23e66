//! Words that bind others and say nothing by themselves, and words that say next to nothing, by
//! language; of a language without a list, and where none is known, those of all lists.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::Language;

/// The words of one language, in normal form.
struct List {
    code: &'static str,
    /// Articles, pronouns, prepositions, conjunctions, auxiliary verbs, forms of address.
    binding: &'static str,
    /// Numerals and verbs of all work: they tell one sentence from another, but not its subject.
    pale: &'static str,
}

const LISTS: [List; 5] = [
    List {
        code: "en",
        binding: "a about above across after again against ago all almost along already also \
                  although always am among an and another any anybody anyone anything are around as \
                  at away back be because been before behind being below beneath beside between \
                  beyond both but by can can't cannot could couldn't did didn't do does doesn't \
                  doing don't done down dr during each either else even ever every everybody \
                  everyone everything few for from further had has have having he he's her here hers \
                  herself him himself his how however i i'll i'm i've if in indeed inside instead \
                  into is isn't it it's its itself just last less let like many may me meanwhile \
                  might mine more most mr mrs ms much must my myself near nearly neither never next \
                  no nobody none nor not nothing now of off often on once one only onto or other \
                  others our ours ourselves out outside over own per perhaps prof quite rather said \
                  same say says shall she she's should since sir so some somebody someone something \
                  soon still such than that that's the their theirs them themselves then there these \
                  they this those though through thus till to together told too toward towards under \
                  until up upon us very was wasn't we well were what when where whether which while \
                  who whom whose why will with within without won't would wouldn't yes yet you your \
                  yours",
        pale: "eight first five four later least made make new nine past put really second see \
                  seen seven several six take taken ten third three today two use used using went \
                  whole",
    },
    List {
        code: "de",
        binding: "aber alle allem allen aller alles als also am an ander andere anderen auch auf aus \
                  bei beim bin bis bist da damit dann das dass dazu dein deine dem den denn der des \
                  deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein \
                  eine einem einen einer eines einige er es etwa etwas euch frau für gegen habe \
                  haben hat hatte hatten herr hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren \
                  ihrer im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem \
                  keinen keiner können man mehr mein meine mich mir mit nach nicht nichts noch nun \
                  nur ob oder ohne sagt sagte sagten schon sehr sei seid sein seine seinem seinen \
                  seiner seit sich sie sind so solche soll sondern um und uns unser unter vom von \
                  vor war waren warum was weil welche wenn wer werde werden wie wieder will wir wird \
                  wo worden wurde wurden zu zum zur zwischen über",
        pale: "acht drei fünf neun sechs sieben vier zehn zwei",
    },
    List {
        code: "fr",
        binding: "a ai alors après as au aucun aussi autre aux avait avant avec avoir avons c'est \
                  car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme contre \
                  d'un d'une dans de depuis des dit donc dont du dès elle elles en encore entre est \
                  et eu eux fait fut il ils j'ai je jusqu la le les leur leurs lors lui ma mais me \
                  mes moi moins mon même n'a n'est ne ni nos notre nous on ont ou où par parce pas \
                  pendant peu plus pour pourquoi qu qu'elle qu'il quand que quel quelle qui sa sans \
                  se selon sera ses si son sont sous sur ta te tes toi ton tous tout toute toutes \
                  très tu un une vers vos votre vous y à étaient était été être",
        pale: "cinq deux dix huit neuf quatre sept six trois",
    },
    List {
        code: "es",
        binding: "a al algo algunos ante antes aquel aquella así aunque aún bajo bien cada casi como \
                  con contra cual cuando de del desde después dice dijo donde durante e el ella \
                  ellas ellos en entre era eran es esa ese eso esta estaba estaban este esto está \
                  están fue fueron ha había habían han has hasta hay he la las le les lo los me mi \
                  mientras mis mucho muy más nada ni no nos nosotros o otra otras otro otros para \
                  pero poco por porque que quien quienes qué se según ser si sido sin sobre son su \
                  sus sí también tan tanto te tiene tienen toda todas todo todos tras tu un una unas \
                  uno unos usted y ya yo él",
        pale: "cinco cuatro diez dos nueve ocho seis siete tres",
    },
    List {
        code: "ru",
        binding: "а без более больше будет будто бы был была были было быть в вам вас весь во вот \
                  все всего всех всю вы где да даже для до его ее если есть еще ещё её же за здесь и \
                  из или им их к каждый как какая какой ко когда которые который кто ли либо между \
                  меня мне может можно мой мы на над надо нас не него нее нет ни них но ну о об один \
                  однако он она они оно от перед по под после потом потому почти при про раз с сам \
                  свой себе себя сказал сказала со так также такой там тебя тем теперь то тогда того \
                  тоже только том тот тут ты у уже хотя чего чем через что чтобы чуть эта эти это \
                  этого этой этом этот я",
        pale: "восемь два две девять десять пять семь три четыре шесть",
    },
];

/// All words of each list, and behind them those of all lists together.
static SAYING_NOTHING: LazyLock<Vec<HashSet<&str>>> = LazyLock::new(|| {
    let words = |list: &'static List| [list.binding, list.pale].map(str::split_whitespace);
    let of_one = |list| words(list).into_iter().flatten().collect();
    let all = LISTS.iter().flat_map(words).flatten().collect();
    LISTS.iter().map(of_one).chain([all]).collect()
});

/// The words that bind others in texts of these languages; a word may come more than once.
pub(crate) fn binding(languages: &[Option<Language>]) -> impl Iterator<Item = &'static str> {
    let is_any = languages.iter().any(|&language| place(language) == LISTS.len());
    let is_asked =
        move |code| is_any || languages.iter().flatten().any(|language| language.code() == code);
    let asked = LISTS.iter().filter(move |list| is_asked(list.code));
    asked.flat_map(|list| list.binding.split_whitespace())
}

/// Whether a word, in normal form, says nothing of what a sentence of this language is about.
pub(crate) fn says_nothing(word: &str, language: Option<Language>) -> bool {
    let is_letter = word.chars().nth(1).is_none() && word.is_ascii();
    is_letter || SAYING_NOTHING.get(place(language)).is_some_and(|words| words.contains(word))
}

/// The place of a language's list; behind the last one where there is none.
fn place(language: Option<Language>) -> usize {
    let code = language.map(Language::code);
    LISTS.iter().position(|list| Some(list.code) == code).unwrap_or(LISTS.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(code: &str) -> Option<Language> {
        Language::all().find(|language| language.code() == code)
    }

    /// Checks which of some words say nothing in a language.
    #[track_caller]
    fn check(code: &str, words: &str, expected: &str) {
        let nothing = |word: &&str| says_nothing(word, language(code));
        let found: Vec<_> = words.split_whitespace().filter(nothing).collect();
        assert_eq!(found.join(" "), expected, "{code}");
    }

    #[test]
    fn a_word_says_nothing_in_its_own_language_only() {
        let words = "the war die son une bridge";
        check("en", words, "the");
        check("de", words, "war die");
        check("es", words, "son");
        check("fr", words, "son une");
    }

    #[test]
    fn where_no_list_is_known_all_are_asked() {
        check("", "the war die une bridge", "the war die une");
        check("it", "the war die une bridge", "the war die une");
    }

    #[test]
    fn a_letter_says_nothing_in_any_language() {
        check("de", "s é", "s");
    }

    #[test]
    fn numerals_say_nothing_but_bind_nothing() {
        check("en", "nine of", "nine of");
        let binding: Vec<_> = binding(&[language("en")]).collect();
        assert_eq!((binding.contains(&"nine"), binding.contains(&"of")), (false, true));
    }

    #[test]
    fn the_words_of_a_folder_are_those_of_its_languages() {
        let has = |languages: &[&str], word| {
            let languages: Vec<_> = languages.iter().map(|code| language(code)).collect();
            binding(&languages).any(|it| it == word)
        };
        assert_eq!((has(&["en"], "und"), has(&["en", "de"], "und")), (false, true));
        assert_eq!((has(&["en", ""], "und"), has(&[], "und")), (true, false));
    }
}
