//! The same values in German, French, Spanish and Russian.

use super::check_in;

#[track_caller]
fn german(text: &str, expected: &str) {
    check_in(
        &format!(
            "{text}\n\nDer Wärter des Leuchtturms ging mit seinem Hund am Ufer entlang und dachte über das \
             Wetter nach, das schon so lange schlecht war, wie sich hier irgendwer erinnern konnte."
        ),
        expected,
    );
}

#[track_caller]
fn french(text: &str, expected: &str) {
    check_in(
        &format!(
            "{text}\n\nLe gardien du phare marchait le long du rivage avec son chien et pensait au temps, \
             mauvais depuis si longtemps que personne ne se souvenait du soleil."
        ),
        expected,
    );
}

#[track_caller]
fn spanish(text: &str, expected: &str) {
    check_in(
        &format!(
            "{text}\n\nEl guardián del faro caminaba por la orilla con su perro y pensaba en el tiempo, que \
             era malo desde que la gente del pueblo podía recordar."
        ),
        expected,
    );
}

#[track_caller]
fn russian(text: &str, expected: &str) {
    check_in(
        &format!(
            "{text}\n\nСмотритель маяка шёл по берегу со своей собакой и думал о погоде, которая была \
             плохой так давно, что никто не помнил солнца."
        ),
        expected,
    );
}

#[test]
fn german_dates_and_times_are_read() {
    german("Am 22. März 2024 sank sie.", "22. März 2024 = 2024 m3 d22");
    german("Am Freitag, dem 22. März, sank sie.", "Freitag, dem 22. März = w5 m3 d22");
    german("Sie sank am 22.3.2024.", "22.3.2024 = 2024 m3 d22");
    german("Im Mai 2019 und im Jahr 1764 brannte es.", "Mai 2019 = 2019 m5 | 1764 = 1764");
    german("Sie wurde 1887 gebaut.", "1887 = 1887");
    german("Sie legte um 18.30 Uhr ab.", "um 18.30 Uhr = 18:30");
    german("Sie legte um sechs Uhr abends ab.", "um sechs Uhr abends = 18:00");
    german("Sie kam um halb sieben.", "um halb sieben = 6:30?");
    german(
        "Sie sank am 8. März 2024. Zwei Wochen später brannte es.",
        "8. März 2024 = 2024 m3 d8 | Zwei Wochen später = 2024 m3 d22 (8 March 2024 + 2 weeks)",
    );
    german(
        "23. März 2024\n\nVor zehn Jahren war sie neu.",
        "23. März 2024 = 2024 m3 d23 | zehn Jahren = 2014 (2024 − 10 years)",
    );
}

#[test]
fn german_numbers_are_read() {
    german("Zweihundertvierzehn Lampen brannten.", "Zweihundertvierzehn = 214 lampen");
    german("Es waren einundzwanzig Boote.", "einundzwanzig = 21 boote");
    german("Es kostete 3,5 Millionen Euro.", "3,5 Millionen Euro = 3500000 EUR");
    german("Es waren 1.911 Lampen.", "1.911 = 1911 lampen");
    german(
        "Mindestens 140 Menschen wurden getötet, 182 verletzt.",
        "Mindestens 140 = >=140 menschen + Dead | 182 = 182 Hurt",
    );
    german("Zwischen zehn und zwanzig Boote kamen.", "Zwischen zehn und zwanzig = 10..20 boote");
}

#[test]
fn french_is_read() {
    french("Le 22 mars 2024, il coula.", "22 mars 2024 = 2024 m3 d22");
    french("Le vendredi 22 mars, il coula.", "vendredi 22 mars = w5 m3 d22");
    french("Il fut construit en 1887.", "1887 = 1887");
    french("Il partit à 18 h 30.", "à 18 h 30 = 18:30");
    french("Il partit à six heures du soir.", "à six heures du soir = 18:00");
    french("Il partit à 18h30.", "à 18h30 = 18:30");
    french("Quatre-vingt-dix-sept lampes brûlaient.", "Quatre-vingt-dix-sept = 97 lampes");
    french(
        "Vingt et un bateaux, deux cent quatorze lampes.",
        "Vingt et un = 21 bateaux | deux cent quatorze = 214 lampes",
    );
    french("Au moins 140 personnes ont été tuées.", "Au moins 140 = >=140 personnes + Dead");
    french("Cela coûtait 3,5 millions d'euros.", "3,5 millions d'euros = 3500000 EUR");
    french(
        "Il coula le 8 mars 2024. Le lendemain, il neigea.",
        "8 mars 2024 = 2024 m3 d8 | Le lendemain = 2024 m3 d9 (8 March 2024 + 1 day)",
    );
    french("C'était dans les années 1990.", "1990 = 1990s");
}

#[test]
fn spanish_is_read() {
    spanish("El 22 de marzo de 2024 se hundió.", "22 de marzo de 2024 = 2024 m3 d22");
    spanish("El viernes 22 de marzo se hundió.", "viernes 22 de marzo = w5 m3 d22");
    spanish("Salió a las seis de la tarde.", "a las seis de la tarde = 18:00");
    spanish("Salió a las 18.30 horas.", "a las 18.30 horas = 18:30");
    spanish("Había treinta y un barcos.", "treinta y un = 31 barcos");
    spanish("Había doscientos catorce faroles.", "doscientos catorce = 214 faroles");
    spanish("Al menos 140 personas murieron.", "Al menos 140 = >=140 personas + Dead");
    spanish("Costó 3,5 millones de euros.", "3,5 millones de euros = 3500000 EUR");
    spanish(
        "Se hundió el 8 de marzo de 2024. Dos semanas después ardió.",
        "8 de marzo de 2024 = 2024 m3 d8 | Dos semanas después = 2024 m3 d22 (8 March 2024 + 2 weeks)",
    );
}

#[test]
fn russian_is_read() {
    russian("Он затонул 22 марта 2024 года.", "22 марта 2024 года = 2024 m3 d22");
    russian("Он был построен в 1887 году.", "1887 году = 1887");
    russian("Он вышел в 18:30.", "в 18:30 = 18:30");
    russian("Он вышел в шесть часов вечера.", "в шесть часов вечера = 18:00");
    russian("Двести четырнадцать ламп горели.", "Двести четырнадцать = 214 ламп");
    russian("Не менее 140 человек погибли.", "Не менее 140 = >=140 человек + Dead");
    russian("Это стоило 3,5 млн рублей.", "3,5 млн рублей = 3500000 RUB");
    russian(
        "Он затонул 8 марта 2024 года. Две недели спустя был пожар.",
        "8 марта 2024 года = 2024 m3 d8 | Две недели спустя = 2024 m3 d22 (8 March 2024 + 2 weeks)",
    );
    russian("Всего 1950 домов и 2000 человек.", "1950 = 1950 домов | 2000 = 2000 человек +");
}

#[test]
fn a_language_without_a_table_has_figures_and_iso_dates() {
    check_in(
        "2024-03-22 kello 18:30 lautta upposi ja 140 ihmistä hukkui mereen. Laiva oli lähtenyt satamasta \
         illalla, eikä kukaan tiennyt, miksi se oli kääntynyt takaisin myrskyssä.",
        "2024-03-22 = 2024 m3 d22 | 18:30 = 18:30 | 140 = 140 ihmistä",
    );
}

#[test]
fn what_is_denied_is_known_in_each_language() {
    german("Es waren nicht 40 Boote, sondern 45.", "40 = 40 boote denied | 45 = 45 boote");
    french("Ce ne sont pas 40 bateaux, mais 45.", "40 = 40 bateaux denied | 45 = 45 bateaux");
    spanish("No fueron 40 barcos, sino 45.", "40 = 40 barcos denied | 45 = 45 barcos");
    russian("Это было не 40 лодок, а 45.", "40 = 40 лодок denied | 45 = 45 лодок");
}
